import type { Job } from './job.ts'

/** Those who teach by the class, or at schools. */
export const teaching: readonly Job[] = [
  {
    code: '00016', weight: 11, at: { university: 9, college: 2, school: 1 }, manner: 'hourly', posts: ['非常勤講師|Part-time Lecturer'],
    titles: ['{post}の募集（{course}）|{post} ({course})', '{department} {post}の公募（担当科目：{course}、{course2}）|{post} for {course} and {course2}, {department}', '来年度 {post}（{name}）の募集|{post} in {name}, next academic year'],
    summaries: ['{institution}では、「{course}」などの授業を担当する{post}を募集します。1科目からの担当が可能で、曜日・時限は相談に応じます。|{institution} is looking for a {post} for classes such as {course}. You may teach a single class, and days and hours can be discussed.', '{department}の専門科目を担当していただく{post}を募集します。授業経験のない博士課程の学生や若手研究者の応募も歓迎します。|We seek a {post} for classes of the {department}. Doctoral students and early-career researchers without teaching experience are welcome.'],
    tasks: ['「{course}」の授業（シラバス作成、授業、成績評価）|classes in {course}: syllabus, teaching and grading', '「{course2}」の授業（隔週または集中講義）|classes in {course2}, every other week or as an intensive course', '定期試験の作成・監督およびレポートの採点|setting and supervising examinations, marking reports', '学修管理システムによる教材の配信と質問への対応|material and answers through the learning management system'],
    requirements: ['{name}または関連分野の専門知識を有する方|knowledge of {name} or a related field', '授業を日本語または英語で行える方|teaching in Japanese or English', '学期を通じて継続して出講できる方|availability throughout the term'],
    experiences: ['大学、高等専門学校等での授業経験があれば望ましい。|Experience in teaching at a university or college is desirable.', '{skill}の経験があれば、授業に生かしてください。|Experience of {skill} will be of use in class.'],
    pay: null, permanent: 0, tenureTrack: 0, years: [1], degrees: ['修士以上の学位を有すること。|A master’s degree or higher.', '博士後期課程に在学中の方、または修士以上の学位を有する方。|Enrolment in a doctoral course, or a master’s degree or higher.'],
  },
  {
    code: '00020', weight: 5, at: { school: 1 }, manner: 'school', posts: ['教諭（{subject}）|Teacher of {subject}', '専任教員（{subject}）|Full-time Teacher of {subject}', '常勤講師（{subject}）|Lecturer of {subject}'],
    titles: ['{post}の募集|{post}', '来年度 {post}の採用について|{post}, next school year', '博士の専門性を生かす{post}の募集|{post}: bring your doctorate to school'],
    summaries: ['{institution}では、{subject}を担当する教員を募集します。研究で培った探究の面白さを、生徒に伝えてくださる方をお待ちしています。|{institution} is looking for a teacher of {subject}. We would like to meet people who pass on the joy of inquiry that they know from research.', '探究活動の充実に向け、{name}の専門知識をもつ教員を募集します。教科指導に加え、課題研究の指導や大学との連携を担当していただきます。|To strengthen inquiry-based learning we seek a teacher who knows {name}. Besides classes you will guide students’ projects and work with universities.'],
    tasks: ['{subject}の授業および教材の開発|teaching {subject} and developing material', '課題研究・探究活動の指導|guiding students’ research projects', '学級担任または副担任の業務|duties of a class teacher or assistant class teacher', '部活動・学校行事の指導|clubs and school events', '大学・研究機関との連携授業の企画|classes together with universities and institutes'],
    requirements: ['教育に熱意があり、生徒と誠実に向き合える方|devotion to education and to each student', '{subject}に関する確かな知識を有する方|sound knowledge of {subject}', '同僚と協力して学校運営に取り組める方|teamwork with colleagues'],
    experiences: ['教育実習または学校、塾等での指導経験を有することが望ましい。|Teaching practice or experience at a school is desirable.'],
    pay: [380, 680], permanent: 60, tenureTrack: 0, years: [1, 3], degrees: ['担当教科の教員免許状を有する方、または取得見込みの方。特別免許状の申請も支援します。|A teaching licence for the subject, held or expected; we help with special licences.', '修士以上の学位を有する方が望ましい。教員免許状の有無は問いません。|A master’s degree is preferred; a teaching licence is not required.'],
  },
]
