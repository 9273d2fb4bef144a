import type { Job } from './job.ts'

/** Those who make research possible and known. */
export const support: readonly Job[] = [
  {
    code: '00018', office: '研究推進部門|Research Promotion Office', weight: 6, at: { university: 5, institute: 4, other: 1 }, manner: 'support', posts: ['リサーチ・アドミニストレーター（URA）|Research Administrator (URA)', '主任URA|Senior Research Administrator', '研究推進コーディネーター|Research Coordinator'],
    titles: ['{post}の募集（{name}分野担当）|{post} ({name})', '研究推進部門 {post}の公募|{post}, Research Promotion Office'],
    summaries: ['{institution}では、研究者とともに研究の企画から成果の発信までを支える{post}を募集します。{name}分野の研究動向を理解し、研究者と対等に議論できる方を歓迎します。|{institution} is looking for a {post} who supports research from the first idea to publication. We welcome people who follow research in {name} and discuss it with researchers as equals.'],
    tasks: ['競争的研究費の情報収集、申請書作成および採択後の支援|finding grants, helping with proposals and with awards afterwards', '{theme}などの重点研究に関する企画・調整|planning and coordinating priority research such as {theme}', '研究力分析および研究戦略の立案補助|analysing research strength and helping to plan strategy', '産学連携、知的財産、安全保障輸出管理に関する調整|matters of industry, intellectual property and export control', '研究広報および国際共同研究の推進|research communication and international collaboration'],
    requirements: ['研究支援または研究開発の実務に意欲をもって取り組める方|a strong interest in supporting research', '研究者、事務職員、企業等と円滑に調整できる方|good coordination with researchers, administrators and companies', '業務上必要な日本語および英語の能力を有する方|the Japanese and English that the work needs'],
    experiences: ['大学、研究機関または企業における研究、研究支援、知財等の実務経験を3年以上有すること。|Three years or more in research, research support or intellectual property.', '{skill}など、{name}分野の研究経験があれば望ましい。|Research experience in {name}, such as {skill}, is desirable.'],
    pay: [480, 820], permanent: 25, tenureTrack: 0, years: [3, 5], degrees: ['修士以上の学位を有すること。博士の学位を有することが望ましい。|A master’s degree or higher; a PhD is preferred.'],
  },
  {
    code: '00021', office: '広報・社会連携室|Office of Public Relations', weight: 2.4, at: { university: 3, institute: 3, other: 2 }, manner: 'support', posts: ['科学コミュニケーター|Science Communicator', 'アウトリーチ担当職員|Outreach Officer', 'サイエンスライター|Science Writer'],
    titles: ['{post}の募集（{name}）|{post} ({name})', '研究成果を社会に伝える{post}の公募|{post}: telling the public about {name}'],
    summaries: ['{institution}では、{name}の研究成果を社会に伝え、市民の声を研究に届ける{post}を募集します。展示、記事、動画、対話イベントなどの企画を一緒に進めましょう。|{institution} is looking for a {post} to tell the public about research in {name} and to bring the public’s voice to researchers, by exhibitions, articles, films and events.'],
    tasks: ['{theme}などに関する展示・イベントの企画と運営|exhibitions and events on subjects such as {theme}', 'ウェブ記事、動画、プレスリリースの制作|web articles, films and press releases', '学校・地域と連携した教育プログラムの実施|programmes with schools and communities', '来場者調査および活動の評価|visitor surveys and evaluation'],
    requirements: ['{name}に関する基礎的な知識を有し、分かりやすく伝えられる方|basic knowledge of {name} and the gift of explaining it', '土日を含む交代勤務に対応できる方|readiness to work some weekends', '日本語と英語で取材・執筆ができる方|interviewing and writing in Japanese and English'],
    experiences: ['科学コミュニケーション、編集または教育の経験を有することが望ましい。|Experience in science communication, editing or education is desirable.'],
    pay: [360, 540], permanent: 15, tenureTrack: 0, years: [2, 3], degrees: ['学士以上の学位を有すること。|A bachelor’s degree or higher.', '修士以上の学位を有することが望ましい。|A master’s degree is preferred.'],
  },
  {
    code: '00019', technical: true, weight: 9, at: { company: 7, institute: 2, university: 1 }, manner: 'company', posts: ['研究開発職|R&D Scientist', '研究開発エンジニア|R&D Engineer', '技術専門職員|Technical Specialist'],
    titles: ['{post}の募集（{name}）|{post} ({name})', '【博士歓迎】{theme}を担う{post}|{post}: {Theme}', '{department} {post}のキャリア採用|{post}, {department}'],
    summaries: ['{institution}では、{theme}に取り組む{post}を募集します。博士課程で培った課題設定力と専門性を、製品や社会実装につなげたい方をお待ちしています。|{institution} is hiring a {post} to work on {theme}. We look for people who want to turn the depth of a doctorate into products and use.', '{name}の専門家として、基礎検討から試作・評価までを一貫して担当していただきます。大学との共同研究や学会発表の機会も多くあります。|As our expert in {name} you will work from first studies to prototypes and tests, with many chances to collaborate with universities and to present results.'],
    tasks: ['{theme}に関する技術開発|technical development on {theme}', '{theme2}の評価手法の確立|establishing methods of testing for {theme2}', '試作・実験設備の設計、運用および安全管理|designing, running and keeping safe the facilities', '特許出願および社内外への成果の発信|patents and the presentation of results', '大学・研究機関との共同研究の推進|joint research with universities and institutes'],
    requirements: ['{name}または関連分野の専門知識を有する方|expert knowledge of {name} or a related field', '自ら課題を設定し、周囲を巻き込んで解決できる方|the ability to define problems and solve them with others', '技術資料を英語で読み書きできる方|reading and writing technical English'],
    experiences: ['{skill}の経験を有すること。実務経験の有無は問いません。|Experience of {skill}; industrial experience is not required.', '企業または研究機関での研究開発経験を2年以上有することが望ましい。|Two years or more of R&D are desirable.'],
    pay: [500, 950], permanent: 80, tenureTrack: 0, years: [3, 5], degrees: ['修士以上の学位を有すること。博士の学位を有する方を歓迎します。|A master’s degree or higher; people with doctorates are welcome.', '{degree}を有する方、または取得見込みの方。|{degree}, held or expected.'],
  },
  {
    code: '99999', weight: 2.6, at: { institute: 3, university: 2, other: 1 }, manner: 'support', posts: ['専門職員|Specialist', '学芸員|Curator', 'アーキビスト|Archivist', '教務コーディネーター|Academic Programme Coordinator'],
    titles: ['{post}の募集（{name}）|{post} ({name})', '{department} {post}の公募|{post}, {department}'],
    summaries: ['{institution}では、{name}に関する専門知識を生かして業務にあたる{post}を募集します。研究者、学生、市民をつなぐ仕事に関心のある方の応募をお待ちしています。|{institution} is looking for a {post} who brings knowledge of {name} to work that connects researchers, students and citizens.'],
    tasks: ['{theme}に関する資料・データの収集と整理|collecting and arranging material and data on {theme}', '研究者および利用者からの相談への対応|answering researchers and users', '講座、研修会等の企画と運営|planning and running courses and workshops', '年報および広報資料の作成|annual reports and publicity'],
    requirements: ['{name}または関連分野に関する専門知識を有する方|knowledge of {name} or a related field', '関係者と協力して業務を計画的に進められる方|planned work together with others', '文書作成および表計算の実務ができる方|practical skills with documents and spreadsheets'],
    experiences: ['{skill}に関する知識または経験を有することが望ましい。|Knowledge or experience of {skill} is desirable.'],
    pay: [380, 600], permanent: 35, tenureTrack: 0, years: [1, 3, 5], degrees: ['学士以上の学位を有すること。|A bachelor’s degree or higher.'],
  },
]
