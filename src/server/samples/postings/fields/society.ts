import type { Discipline } from './discipline.ts'

/** Law, the economy, society, education and the mind; and what fits nowhere else. */
export const society: readonly Discipline[] = [
  {
    key: 'law', humane: true, school: '法学部|Faculty of Law', department: '法律学科|Department of Law',
    degree: '博士（法学）またはこれと同等の業績|PhD in law or political science, or equivalent achievements', subject: '公民|civics',
    topics: [
      ['05020', '公法学|public law', '行政のデジタル化と手続保障|due process in digital administration', '憲法上のプライバシー権|privacy under the constitution', '地方自治体の条例制定権|the power of local governments to legislate', '憲法|Constitutional Law', '行政法|Administrative Law', '判例研究|case law research'],
      ['05060', '民事法学|civil law', '高齢社会の成年後見制度|guardianship in an ageing society', '電子商取引と消費者契約|electronic commerce and consumer contracts', '会社法における取締役の責任|the liability of directors', '民法|Civil Code', '商法|Commercial Law', '比較法研究|comparative law'],
      ['05070', '知的財産法|intellectual property law', '生成AIと著作権|generative AI and copyright', '標準必須特許の権利行使|enforcing standard-essential patents', '営業秘密の国際的保護|trade secrets across borders', '知的財産法|Intellectual Property Law', '情報法|Information Law', '知財実務または比較法研究|intellectual property practice or comparative law'],
      ['06010', '政治学|political science', '選挙制度と有権者の行動|electoral systems and voters', '官僚制と政策形成|bureaucracy and policy-making', '熟議民主主義の実践|deliberative democracy in practice', '政治学|Political Science', '行政学|Public Administration', '計量分析または資料調査|quantitative analysis or archival research'],
      ['06020', '国際関係論|international relations', 'インド太平洋の安全保障協力|security cooperation in the Indo-Pacific', '国際機関の正統性|the legitimacy of international organisations', '人道支援と難民保護|humanitarian aid and refugees', '国際政治学|International Politics', '平和構築論|Peacebuilding', '外国語資料を用いた調査|research in foreign-language sources'],
    ],
  },
  {
    key: 'economics', humane: true, school: '経済学部|Faculty of Economics', department: '経済経営学科|Department of Economics and Management',
    degree: '博士（経済学）または博士（経営学）の学位|PhD in economics, management or a related field', subject: '商業|commerce',
    topics: [
      ['07010', '理論経済学|economic theory', 'マッチング理論と制度設計|matching theory and market design', '行動経済学に基づく意思決定|decisions in behavioural economics', '動学的不完全情報ゲーム|dynamic games of incomplete information', 'ミクロ経済学|Microeconomics', 'ゲーム理論|Game Theory', '国際的な学術誌への投稿|publishing in international journals'],
      ['07050', '公共・労働経済学|public and labour economics', '最低賃金と雇用|minimum wages and employment', '子育て支援政策の効果|the effects of family policy', '医療保険制度の評価|evaluating health insurance', '労働経済学|Labour Economics', '財政学|Public Finance', '個票データを用いた実証分析|empirical work with microdata'],
      ['07060', '金融・ファイナンス|finance', '気候リスクと資産価格|climate risk and asset prices', '地域金融機関の再編|mergers of regional banks', '高頻度取引と市場の質|high-frequency trading and market quality', '金融論|Money and Banking', 'ファイナンス|Finance', '金融データの計量分析|financial econometrics'],
      ['07080', '経営学|business administration', 'スタートアップのエコシステム|start-up ecosystems', 'ファミリービジネスの事業承継|succession in family firms', '組織における多様性の効果|diversity in organisations', '経営学|Management', '経営戦略論|Business Strategy', '企業調査または事例研究|company surveys or case studies'],
      ['07100', '会計学|accounting', 'サステナビリティ情報の開示|sustainability disclosure', '公会計改革の比較|public sector accounting compared', '監査の品質とデジタル化|audit quality and digitisation', '簿記論|Bookkeeping', '財務会計論|Financial Accounting', '会計実務または実証研究|accounting practice or empirical research'],
      ['80020', '観光学|tourism studies', '観光地の混雑と住民|crowded destinations and those who live there', '農村観光の持続可能性|sustainable rural tourism', '訪日旅行者の周遊行動|how visitors travel through Japan', '観光学概論|Introduction to Tourism', '地域観光論|Regional Tourism', '現地調査または観光統計の分析|field work or tourism statistics'],
    ],
  },
  {
    key: 'society', humane: true, school: '社会学部|Faculty of Social Sciences', department: '社会学科|Department of Sociology',
    degree: '博士（社会学）またはこれに相当する学位|PhD in sociology, social welfare or a related field', subject: '公民|civics',
    topics: [
      ['08010', '社会学|sociology', '非正規雇用と家族形成|precarious work and family formation', 'オンライン空間の世論形成|opinion formation online', '移民第二世代の教育達成|the schooling of second-generation migrants', '社会調査法|Social Research Methods', '家族社会学|Sociology of the Family', '質問紙調査またはインタビュー調査|surveys or interviews'],
      ['08020', '社会福祉学|social welfare', 'ヤングケアラーの支援|support for young carers', '障害者の地域生活移行|people with disabilities moving into the community', '生活困窮者自立支援の評価|evaluating support for people in need', '社会福祉学|Social Welfare', 'ソーシャルワーク演習|Social Work Practice', '社会福祉士としての実務または調査|practice as a social worker or field research'],
      ['80010', '地域研究|area studies', '東南アジアの都市化と環境|cities and environment in Southeast Asia', '中央アジアの国境と移動|borders and mobility in Central Asia', 'ラテンアメリカの先住民運動|indigenous movements in Latin America', '地域研究概論|Introduction to Area Studies', '第二外国語|Second Foreign Language', '現地語による調査|research in local languages'],
      ['80030', 'ジェンダー研究|gender studies', '科学技術分野の男女共同参画|gender equality in science and technology', '無償労働の社会的評価|how unpaid work is valued', 'メディア表象とジェンダー|gender in media', 'ジェンダー論|Gender Studies', '社会学特講|Topics in Sociology', '質的調査|qualitative research'],
      ['90020', '図書館情報学|library and information science', '研究データの管理と公開|managing and opening research data', '公共図書館の地域連携|public libraries and their communities', '学術出版の計量分析|bibliometrics of scholarly publishing', '図書館情報学|Library and Information Science', '情報資源組織論|Organisation of Information', '図書館実務または計量書誌学|library practice or bibliometrics'],
    ],
  },
  {
    key: 'education', humane: true, school: '教育学部|Faculty of Education', department: '教育科学科|Department of Education',
    degree: '博士（教育学）または博士（心理学）の学位|PhD in education or psychology', subject: '学校教育|general subjects',
    topics: [
      ['09010', '教育学|education', '不登校児童生徒への学びの保障|learning for children who do not attend school', '教員の働き方と専門性|how teachers work and grow', '外国につながる子どもの教育|the education of children with roots abroad', '教育原理|Principles of Education', '教育方法論|Teaching Methods', '学校現場との共同研究|joint research with schools'],
      ['09030', '保育学|early childhood education', '遊びを通した学びの評価|assessing learning through play', '保育者の専門性の発達|how nursery teachers develop', '幼児期と小学校の接続|from nursery to primary school', '保育原理|Principles of Early Childhood Care', '保育実習指導|Practicum Guidance', '保育現場での実務|practice in early childhood care'],
      ['09050', '高等教育学|higher education', '大学教育の質保証|quality assurance in universities', '博士人材のキャリアパス|career paths of people with doctorates', '学修成果の可視化|making learning outcomes visible', '大学教育論|University Teaching', '初年次セミナー|First-Year Seminar', '大学の教学改革または調査分析|curriculum reform or institutional research'],
      ['09060', '特別支援教育|special needs education', '発達障害のある学生の支援|students with developmental disorders', '聴覚障害児の言語発達|language in children with impaired hearing', '通級指導の効果|the effects of resource-room teaching', '特別支援教育論|Special Needs Education', '障害児心理学|Psychology of Disability', '特別支援学校等での実践|practice in special needs schools'],
      ['10030', '臨床心理学|clinical psychology', '認知行動療法の遠隔実施|remote cognitive behavioural therapy', 'スクールカウンセリングの効果|the effects of school counselling', '被災者の心理的支援|psychological support after disasters', '臨床心理学|Clinical Psychology', '心理アセスメント|Psychological Assessment', '公認心理師または臨床心理士としての実務|practice as a licensed psychologist'],
      ['10040', '実験心理学|experimental psychology', '視覚的注意と眼球運動|visual attention and eye movements', '乳児の顔認知の発達|how infants come to recognise faces', '時間知覚の神経基盤|the neural basis of time perception', '心理学概論|Introduction to Psychology', '心理学実験|Psychology Laboratory', '行動実験または脳機能計測|behavioural experiments or brain imaging'],
    ],
  },
  {
    key: 'across', humane: true, school: '教育研究推進機構|Institute for Education and Research', department: '学際教育センター|Centre for Interdisciplinary Education',
    degree: '修士以上の学位（博士の学位を有することが望ましい）の学位|a master’s degree or higher; a PhD is preferred', subject: '総合的な探究の時間|inquiry-based study',
    topics: [
      ['99999', '学際教育|interdisciplinary education', '大学院生のキャリア開発|career development of graduate students', '産学連携による課題解決型教育|problem-based learning with industry', '研究公正教育の教材開発|teaching material on research integrity', '学際研究入門|Introduction to Interdisciplinary Research', 'キャリアデザイン|Career Design', '大学または企業での企画・運営|planning and organising at a university or company'],
    ],
  },
]
