import type { Both } from '../both.ts'
import type { Job } from './job.ts'

const titles: Both[] = [
  '{post}の募集（{name}）|{post} ({name})',
  '【博士・ポスドク歓迎】{post}|{post} — doctorates welcome ({name})',
  '{department} {post}の採用|{post}, {department}',
]
const growth: Both[] = [
  '{institution}では、{name}の知見を事業に生かす{post}を募集します。専門の異なる仲間と議論しながら、{theme}に関わる課題に取り組んでいただきます。|{institution} is hiring a {post} to bring knowledge of {name} into our business. Together with colleagues of other backgrounds you will work on questions of {theme}.',
  '事業の拡大に伴い、{post}を増員します。{name}を学んだ方が活躍しており、研究で身につけた論理的な思考力と調査力を生かせる仕事です。|As we grow we are adding a {post}. People from {name} do well with us: the work calls for the reasoning and searching that research teaches.',
]
const staff: Both[] = ['大学院修士課程修了以上。博士後期課程修了者・修了見込みの方を歓迎します。|A master’s degree or higher; doctorates, held or expected, are welcome.', '大学卒業以上。|A bachelor’s degree or higher.']
const common = { at: { company: 1 }, manner: 'company', titles, summaries: growth, permanent: 84, tenureTrack: 0, years: [1, 2, 3], degrees: staff } as const
const asManager: Both = '部門の目標設定、予算管理および部下の育成|setting targets, managing the budget and developing staff'
const leads: Both = '3名以上のチームまたはプロジェクトを率いた経験を有すること。|Experience of leading a team or project of three or more.'
const learns: Both = '実務経験は問いません。入社後の研修と先輩社員の指導があります。|No experience is needed; there are training and a mentor.'
const languages: Both = 'ビジネスレベルの日本語と、英語の文献を読む力のある方|business Japanese and the ability to read English'
const together: Both = '社内外の関係者と信頼関係を築ける方|the ability to win the trust of colleagues and partners'

const plans: Both[] = ['{theme}に関する市場・技術動向の調査|studying markets and technology around {theme}', '新規事業および研究開発テーマの企画|planning new businesses and R&D themes', '大学・公的研究機関との提携の検討|exploring partnerships with universities and institutes', '経営層に向けた提案資料の作成|proposals for the management']
const makes: Both[] = ['{theme}に関する製品・システムの開発|developing products and systems for {theme}', '{theme2}の試験、評価および品質改善|testing, evaluating and improving {theme2}', '量産化・運用に向けた技術課題の解決|solving problems on the way to production and operation', '技術文書の作成と顧客への技術説明|technical documents and explanations to customers']
const sells: Both[] = ['大学、研究機関、企業への提案営業|proposals to universities, institutes and companies', '{theme}に関する顧客の課題の把握と解決策の提示|understanding customers’ needs around {theme} and showing solutions', '開発部門と連携した導入支援|supporting introduction together with development', '展示会・学会での製品説明|presenting products at fairs and conferences']
const keeps: Both[] = ['契約、知的財産および規程の整備に関する業務|contracts, intellectual property and rules', '{name}分野の専門人材の採用と育成|recruiting and training specialists in {name}', '{theme}に関わる法令・認証への対応|laws and certification around {theme}', asManager]

/** Managers and staff of companies, other than those of research and development. */
export const company: readonly Job[] = [
  { ...common, code: '00025', weight: 1.6, posts: ['事業企画マネージャー|Business Planning Manager', '研究企画部長|Head of Research Planning'], tasks: [asManager, ...plans], requirements: ['{name}に関わる事業または研究の企画に携わった方|a background in planning business or research in {name}', together, languages], experiences: [leads], pay: [800, 1300] },
  { ...common, code: '00026', technical: true, weight: 1.8, posts: ['開発マネージャー|Development Manager', '技術部門長|Head of Engineering'], tasks: [asManager, ...makes], requirements: ['{name}に関する高度な専門知識を有する方|advanced knowledge of {name}', together, languages], experiences: [leads, '{skill}の実務を統括した経験を有すること。|Experience of overseeing {skill}.'], pay: [800, 1400] },
  { ...common, code: '00027', weight: 1.2, posts: ['技術営業マネージャー|Technical Sales Manager'], tasks: [asManager, ...sells], requirements: ['{name}に関する製品・サービスの営業に意欲のある方|a drive to sell products and services of {name}', together, languages], experiences: [leads], pay: [750, 1200] },
  { ...common, code: '00028', weight: 1.2, posts: ['管理部マネージャー|Administration Manager', '知的財産部長|Head of Intellectual Property'], tasks: keeps, requirements: ['管理部門の業務全般を理解し、改善を進められる方|an understanding of administration and the will to improve it', together, languages], experiences: [leads], pay: [700, 1150] },
  { ...common, code: '00029', weight: 2.2, posts: ['事業企画スタッフ|Business Planning Associate', 'リサーチアナリスト|Research Analyst', 'コンサルタント|Consultant'], tasks: plans, requirements: ['{name}に関する知識をもとに、論理的に説明できる方|clear reasoning from knowledge of {name}', together, languages], experiences: [learns, '{skill}の経験を企画に生かせる方を歓迎します。|Experience of {skill} is welcome.'], pay: [450, 800] },
  { ...common, code: '00030', technical: true, weight: 3, posts: ['技術スタッフ|Engineer', 'データサイエンティスト|Data Scientist', '開発エンジニア|Development Engineer'], tasks: makes, requirements: ['{name}または関連分野の基礎知識を有する方|basic knowledge of {name} or a related field', together, languages], experiences: [learns, '{skill}の経験を有することが望ましい。|Experience of {skill} is desirable.'], pay: [420, 750] },
  { ...common, code: '00031', weight: 1.6, posts: ['技術営業|Technical Sales Representative', '学術営業スタッフ|Scientific Sales Associate'], tasks: sells, requirements: ['{name}の専門的な内容を分かりやすく説明できる方|explaining matters of {name} clearly', together, languages], experiences: [learns], pay: [400, 700] },
  { ...common, code: '00033', weight: 1.6, posts: ['特許調査員|Patent Searcher', '学術編集者|Academic Editor', 'サイエンティフィックライター|Scientific Writer'], tasks: ['{theme}に関する文献・特許の調査と要約|searching and summarising literature and patents on {theme}', '専門家への取材および原稿の作成|interviewing experts and writing', '英文和訳・和文英訳および校閲|translating and editing between Japanese and English', '社内データベースの整備|maintaining the in-house database'], requirements: ['{name}の文献を正確に読み取れる方|accurate reading of literature in {name}', together, languages], experiences: [learns, '{skill}の経験を有することが望ましい。|Experience of {skill} is desirable.'], pay: [380, 620] },
]
