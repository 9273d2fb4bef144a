import type { Both } from '../both.ts'
import type { Job } from './job.ts'

const at = { university: 17, college: 2, overseas: 2 }

const titles: Both[] = [
  '{department} {post}の公募（{name}）|{post}, {department} ({name})',
  '【公募】{name}分野 {post}の募集|{post} in {name}',
  '{school} {post}（{name}）の公募について|Call for applications: {post} in {name}, {school}',
  '{name}を専門とする{post}の公募|Open position: {post} specialising in {name}',
]

const summaries: Both[] = [
  '{institution}では、{name}分野の教育・研究を担う{post}を公募します。{theme}をはじめとする研究に意欲的に取り組み、学生の指導に熱意をもってあたってくださる方の応募をお待ちしています。|{institution} invites applications for the position of {post} in {name}. We look for a colleague who pursues research on subjects such as {theme} and who is devoted to teaching.',
  '{department}は、{name}分野の体制を強化するため、{post}を募集します。{theme}や{theme2}に関する研究を展開し、{we}の教育と運営に積極的に参加していただける方を求めています。|To strengthen {name}, the {department} seeks to fill the position of {post}. The successful applicant will carry out research on {theme} or {theme2} and take an active part in the teaching and running of {we}.',
  '前任者の退職に伴い、{name}を担当する{post}を公募します。分野の内外の研究者と連携し、独創的な研究を進められる方を歓迎します。|As our colleague in {name} retires, we seek a successor for the position of {post}. We welcome applicants with original research who work with others within and beyond the field.',
]

const tasks: Both[] = [
  '{name}に関する教育および研究|teaching and research in {name}',
  '「{course}」「{course2}」等の授業の担当|courses such as {course} and {course2}',
  '{students}の研究指導|supervising the research of {students}',
  '{theme}、{theme2}などに関する研究の推進|research on {theme}, {theme2} and related subjects',
  '外部資金の獲得、産学連携および社会貢献に関する活動|raising external funds and working with industry and the public',
  '入試業務、各種委員会など{we}の管理運営に関する業務|admissions, committees and other administrative work of {we}',
]

const experiences: Both[] = [
  '{skill}について十分な経験を有すること。|Ample experience of {skill}.',
  '大学等における教育経験を有することが望ましい。|Experience in university teaching is desirable.',
  '外部研究資金の獲得実績を有することが望ましい。|A record of external funding is desirable.',
]

const requirements: Both[] = [
  '{name}の分野において優れた研究業績を有する方|an excellent research record in {name}',
  '{students}の教育・研究指導に熱意のある方|enthusiasm for teaching {students}',
  '{tongues}で授業を行い、学内業務を遂行できる方|the ability to teach and work in {tongues}',
  '国内外の研究者との共同研究を推進できる方|the ability to lead collaboration at home and abroad',
  '着任予定日に着任できる方|readiness to start on the date given',
]

const common = { at, manner: 'faculty', titles, summaries, tasks, requirements, experiences } as const

/** Professors, lecturers and assistant professors. */
export const academic: readonly Job[] = [
  {
    ...common, code: '00012', weight: 9, posts: ['教授|Professor'], pay: [850, 1250], permanent: 88, tenureTrack: 0, years: [5],
    degrees: ['{degree}を有すること。|{degree}.'],
  },
  {
    ...common, code: '00022', weight: 13, posts: ['准教授|Associate Professor', '准教授または講師|Associate Professor or Lecturer'], pay: [650, 980], permanent: 72, tenureTrack: 12, years: [5, 7],
    degrees: ['{degree}を有すること。|{degree}.', '{degree}を有する方、または着任までに取得見込みの方。|{degree}, held or expected by the start.'],
  },
  {
    ...common, code: '00023', weight: 8, posts: ['講師|Lecturer', '専任講師|Full-time Lecturer'], pay: [520, 780], permanent: 55, tenureTrack: 15, years: [3, 5],
    degrees: ['{degree}を有する方、または着任までに取得見込みの方。|{degree}, held or expected by the start.'],
  },
  {
    ...common, code: '00014', weight: 16, posts: ['助教|Assistant Professor', '特任助教|Specially Appointed Assistant Professor'], pay: [450, 700], permanent: 18, tenureTrack: 24, years: [3, 5],
    summaries: [
      ...summaries.slice(0, 2),
      '{department}では、{theme}に関する研究を共に進める{post}を募集します。研究室の運営に加わり、自らのテーマも発展させたい若手研究者の応募を歓迎します。|The {department} is looking for a {post} to join our research on {theme}. We welcome early-career researchers who want to help run the laboratory and to develop themes of their own.',
    ],
    tasks: [...tasks.slice(0, 1), '「{course}」に関する実験・演習等の補助および担当|assisting and teaching classes related to {course}', ...tasks.slice(2)],
    degrees: ['{degree}を有する方、または着任までに取得見込みの方。|{degree}, held or expected by the start.'],
  },
]
