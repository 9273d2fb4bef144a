import type { Both } from '../both.ts'
import type { Job } from './job.ts'

const at = { university: 8, institute: 9, overseas: 3, other: 0.6 }

const tasks: Both[] = [
  '{theme}に関する研究の実施|research on {theme}',
  '{theme2}に関するデータの取得・解析|gathering and analysing data on {theme2}',
  '研究成果の論文発表および国内外の学会での発表|publishing and presenting results at home and abroad',
  'プロジェクトに参加する大学院生・技術職員との協働|working with the graduate students and technical staff of the project',
  '研究会の開催や報告書の作成など、プロジェクトの運営補助|helping to run the project, with workshops and reports',
]

const requirements: Both[] = [
  '{name}または関連分野の研究を自立して進められる方|the ability to pursue research in {name} or a related field independently',
  '研究グループの一員として協調性をもって取り組める方|readiness to work as a member of a group',
  '英語で論文を執筆し、議論できる方|the ability to write and discuss in English',
  '異分野の研究者との共同研究に関心のある方|an interest in working across disciplines',
]

const experiences: Both[] = [
  '{skill}の経験を有することが望ましい。|Experience of {skill} is desirable.',
  '{skill}に関する知識と経験を有すること。着任後に習得する意欲のある方も歓迎します。|Knowledge and experience of {skill}; those who are eager to learn it are welcome too.',
]

/** Those whose work is research first of all. */
export const research: readonly Job[] = [
  {
    code: '00015', weight: 22, at, manner: 'research', posts: ['博士研究員|Postdoctoral Researcher', '特任研究員|Project Researcher', '研究員|Researcher', 'ポスドク研究員|Postdoctoral Fellow'],
    titles: [
      '{theme}に関する研究に従事する{post}の募集|{post}: {Theme}',
      '【任期付】{post}の公募（{name}）|{post} in {name}',
      '{department} {post}（{name}）の募集|{post}, {department} ({name})',
    ],
    summaries: [
      '{department}では、{theme}に関する研究プロジェクトに参加する{post}を募集します。{theme2}にも関心をもち、チームとともに新しい課題に取り組む方の応募をお待ちしています。|We are looking for a {post} for a project of the {department} on {theme}. We would like to hear from applicants who are interested in {theme2} too and enjoy new questions in a team.',
      '競争的研究費による研究課題「{theme}」の推進にあたり、{post}を募集します。研究の進め方には裁量があり、次の職に向けた準備も支援します。|For a funded project on {theme} we seek a {post}. You will have room to shape your own research, and we help you to prepare for the step after.',
    ],
    tasks, requirements, experiences, pay: [380, 620], permanent: 2, tenureTrack: 0, years: [1, 2, 3],
    degrees: ['{degree}を有する方、または着任までに取得見込みの方。|{degree}, held or expected by the start.', '博士の学位を取得して10年以内の方が望ましい。|A PhD, preferably received within the last ten years.'],
  },
  {
    code: '00024', weight: 6, at: { institute: 7, overseas: 1.5, company: 3, other: 0.5 }, manner: 'research', posts: ['主任研究員|Senior Researcher', '上級研究員|Principal Researcher', 'グループリーダー|Group Leader'],
    titles: ['{post}の公募（{name}）|{post} in {name}', '{department} {post}の募集|{post}, {department}'],
    summaries: [
      '{institution}は、{name}の研究を主導する{post}を公募します。{theme}を中心に研究計画を立案し、若手研究者を育てながら成果を社会に届ける方を求めます。|{institution} seeks a {post} to lead research in {name}. You will plan research around {theme}, guide early-career researchers and bring results to society.',
    ],
    tasks: ['{theme}に関する研究計画の立案と遂行|planning and carrying out research on {theme}', '研究グループの運営と若手研究者の指導|running a group and guiding early-career researchers', ...tasks.slice(2, 3), '大型外部資金への申請と共同研究の企画|applying for major grants and planning collaboration'],
    requirements: ['{name}の分野で国際的に高い評価を得ている方|an international standing in {name}', ...requirements.slice(1)],
    experiences: ['研究プロジェクトを主導した経験、および{skill}の経験を有すること。|Experience of leading projects, and of {skill}.'],
    pay: [700, 1100], permanent: 55, tenureTrack: 10, years: [5, 7], degrees: ['{degree}を有すること。|{degree}.'],
  },
  {
    code: '00017', weight: 6, at: { university: 6, institute: 4, other: 0.5 }, manner: 'hourly', posts: ['技術補佐員|Technical Assistant', '研究補助員|Research Assistant', '学術支援職員|Academic Support Officer'],
    titles: ['{post}の募集（{name}）|{post} ({name})', '{department} {post}（パートタイム）の募集|{post} (part-time), {department}'],
    summaries: ['{department}では、{theme}に関する研究を補助していただく{post}を募集します。未経験の作業は研究室のスタッフが丁寧に説明します。|The {department} is looking for a {post} to help with research on {theme}. Work that is new to you will be explained by the staff of the laboratory.'],
    tasks: ['実験・調査の準備、データの入力と整理|preparing experiments or surveys, entering and arranging data', '試料・資料の管理および物品の発注|looking after samples or documents, and ordering', '{theme}に関する基礎的な分析の補助|helping with basic analyses on {theme}', '研究会や来訪者対応などの事務補助|office work such as meetings and visitors'],
    requirements: ['パソコンの基本的な操作ができ、正確に作業を進められる方|basic computer skills and careful work', '研究者や学生と円滑に連絡をとれる方|good communication with researchers and students', '英語の電子メールを読める方|the ability to read e-mail in English'],
    experiences: ['{skill}の経験があれば望ましいが、必須ではない。|Experience of {skill} is welcome but not required.'],
    pay: null, permanent: 0, tenureTrack: 0, years: [1], degrees: ['大学卒業程度の学力を有すること。大学院生の応募も可。|A bachelor’s degree or the equivalent; graduate students may apply.', '不問。|None.'],
  },
  {
    code: '00011', weight: 1.4, at: { university: 4, college: 1, institute: 2 }, manner: 'leader', office: '選考会議|Selection Committee', posts: ['{head}|{head}'],
    titles: ['{institution} {post}候補者の公募|{post} of {institution}', '次期{post}の公募について|Call for candidates: next {post}'],
    summaries: ['現{post}の任期満了に伴い、{institution}の次期{post}の候補者を広く公募します。教育・研究の発展と健全な経営を導く見識と指導力をもつ方を求めます。|As the present term ends, {institution} invites candidates for its next {post}: a person with the judgement and leadership to guide teaching, research and sound management.'],
    tasks: ['{we}を代表し、業務を総理する|representing {we} and directing all its work', '中期計画に基づく教育・研究および経営の統括|overseeing teaching, research and finances under the medium-term plan', '{name}をはじめとする研究の将来構想の策定|planning the future of research, {name} included', '国内外の機関、自治体、産業界との連携の推進|building ties with institutions, local government and industry'],
    requirements: ['人格が高潔で、学識に優れた方|high integrity and outstanding scholarship', '大学または研究機関の運営に関する十分な経験を有する方|ample experience of running a university or institute', '中長期の構想を示し、構成員と対話できる方|the ability to set out a vision and discuss it with all members'],
    experiences: ['部局長、研究部門長またはこれに相当する職の経験を有すること。|Experience as a dean, head of division or the like.'],
    pay: [1300, 1900], permanent: 0, tenureTrack: 0, years: [3, 4, 6], degrees: ['{degree}を有すること。|{degree}.'],
  },
]
