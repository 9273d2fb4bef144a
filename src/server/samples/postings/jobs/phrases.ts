import type { Both } from '../both.ts'
import type { Manner } from './job.ts'

/** What is handed in, all of it. */
export const documents: Readonly<Record<Manner, readonly (readonly Both[])[]>> = {
  leader: [['履歴書および業績書（{we}所定の様式）|Curriculum vitae and list of achievements (on the forms of {we})', '所信（{we}の運営に関する構想、3,000字以内）|Statement of vision for {we} (about 1,200 words)', '推薦書（自薦の場合は不要）|Letter of nomination (not needed if you nominate yourself)']],
  faculty: [
    ['履歴書（写真貼付、様式任意）|Curriculum vitae with a photograph (any form)', '研究業績一覧（論文、著書、学会発表、外部資金の獲得状況等）|List of achievements (papers, books, talks, grants)', '主要論文5編以内のPDF|PDF files of up to five main papers', 'これまでの研究の概要（A4用紙2枚以内）|Summary of research so far (two A4 pages at most)', '着任後の教育・研究に対する抱負（A4用紙2枚以内）|Plans for teaching and research (two A4 pages at most)', '応募者について照会できる方2名の氏名と連絡先|Names and addresses of two referees'],
    ['履歴書および教育研究業績書（{we}所定の様式）|Curriculum vitae and list of achievements (on the forms of {we})', '主要業績3点の現物または写し|Three main works, or copies', '担当予定科目のシラバス案|A draft syllabus of a course to be taught', '教育・研究の計画書（2,000字程度）|Plan of teaching and research (about 800 words)', '推薦書1通（任意）|One letter of recommendation (optional)'],
  ],
  research: [
    ['履歴書（様式任意）|Curriculum vitae (any form)', '研究業績リスト|List of publications', 'これまでの研究概要と着任後の抱負（A4用紙2枚程度）|Summary of research and plans (about two A4 pages)', '照会先2名の氏名、所属および電子メールアドレス|Names, affiliations and e-mail addresses of two referees'],
    ['履歴書、研究業績一覧、代表論文2編を1つのPDFにまとめたもの|Curriculum vitae, list of achievements and two papers, in one PDF file', '志望動機と関心のある研究テーマ（A4用紙1枚）|Motivation and themes of interest (one A4 page)', '推薦書または意見を伺える方の連絡先|Letters of recommendation or addresses of referees'],
  ],
  support: [['履歴書（様式任意）|Curriculum vitae (any form)', '職務経歴書（従事した業務と成果を具体的に記載）|Record of work, with what you did and achieved', '志望理由書（1,000字程度）|Statement of motivation (about 400 words)']],
  school: [['履歴書（自筆またはパソコン作成、写真貼付）|Curriculum vitae with a photograph', '教員免許状の写しまたは取得見込証明書（お持ちの方）|Copy of the teaching licence, if any', '最終学歴の卒業（修了）証明書および成績証明書|Certificate of graduation and transcript', '作文「私が生徒に伝えたいこと」（800字）|Essay: What I want to pass on to students (about 350 words)']],
  company: [['履歴書および職務経歴書（様式任意）|Curriculum vitae and record of work (any form)', '研究概要（A4用紙1枚、専門外の読者にも分かるもの）|Summary of research (one A4 page, for readers outside the field)'], ['エントリーシート（応募サイトから入力）|Entry sheet (on the application site)', '履歴書|Curriculum vitae', '研究業績または制作物の一覧（任意）|List of achievements or works (optional)']],
  hourly: [['履歴書（写真貼付）|Curriculum vitae with a photograph', '研究業績または職務経歴の一覧|List of achievements or record of work', '担当可能な曜日・時間帯（様式任意）|Days and hours when you are available (any form)']],
}

/** How one is chosen. */
export const selections: Readonly<Record<Manner, readonly Both[]>> = {
  leader: ['選考会議において書類審査と面接を行い、候補者を決定します。所信は公表することがあります。|The selection committee decides on the candidates by documents and interviews. Statements may be published.'],
  faculty: ['一次審査：書類選考\n二次審査：面接（模擬授業または研究発表を含む）\n二次審査の対象者には、締切後1か月以内に電子メールで連絡します。旅費は応募者の負担とします。|First by documents, then by interview with a trial lecture or a talk. Those invited are told by e-mail within a month of the closing date. Travel costs are borne by applicants.', '書類選考のうえ、候補者に面接を行います。面接はオンラインで実施する場合があります。選考の途中経過に関する問い合わせには応じられません。|By documents, then by interview, which may be held online. We cannot answer questions about the state of the selection.'],
  research: ['書類選考の後、面接（対面またはオンライン）を行います。選考結果は応募者全員に電子メールで通知します。|By documents, then by interview in person or online. All applicants are told the result by e-mail.', '応募書類が届き次第、順次選考を行い、適任者が決まった時点で締め切ることがあります。面接では30分程度の研究発表をお願いします。|Applications are reviewed as they arrive, and the call may close early. In the interview we ask for a talk of about thirty minutes.'],
  support: ['書類選考、筆記課題および面接（2回）により選考します。面接はオンラインでも受けられます。|By documents, a written task and two interviews, which may be online.', '書類選考の合格者に面接を行います。結果は合否にかかわらず電子メールで連絡します。|By documents and an interview. The result is sent by e-mail in either case.'],
  school: ['一次：書類選考　二次：筆記試験（教科）および模擬授業　三次：面接|First by documents, second by a written test and a trial class, third by interview.', '書類選考のうえ、模擬授業と面接を行います。日程は個別に相談します。|By documents, then by a trial class and an interview, on a day agreed with you.'],
  company: ['書類選考、適性検査、面接（2〜3回）。応募から内定まで1か月から2か月程度です。面接前のカジュアル面談にも応じます。|By documents, an aptitude test and two or three interviews, within one or two months. You are welcome to an informal talk before.', '書類選考の後、研究内容のご紹介を含む技術面接と役員面接を行います。|By documents, a technical interview with a presentation of your research, and an interview with the management.'],
  hourly: ['書類選考のうえ、面接（30分程度）を行います。|By documents and an interview of about thirty minutes.', '書類選考により決定します。必要に応じて面接を行います。|By documents, with an interview where needed.'],
}

/** When one works. */
export const hours: Readonly<Record<Manner, readonly Both[]>> = {
  leader: ['常勤。勤務時間の定めはありません。|Full time, without fixed hours'],
  faculty: ['専門業務型裁量労働制を適用（1日7時間45分勤務したものとみなす）。休日：土日、祝日、年末年始|Discretionary working hours (deemed 7 hours 45 minutes a day). Days off: weekends, national holidays, New Year', '週38時間45分（裁量労働制）。土日に入試業務等がある場合は振替休日あり|38 hours 45 minutes a week at your discretion; days off in lieu of weekend work'],
  research: ['専門業務型裁量労働制（本人の同意による）。同意しない場合は9時から17時45分まで|Discretionary working hours with your consent; otherwise 9:00 to 17:45', 'フレックスタイム制（コアタイム10時から15時、1日の標準労働時間7時間45分）|Flexible hours (core time 10:00 to 15:00, 7 hours 45 minutes a day)'],
  support: ['8時30分から17時15分まで（休憩60分）。時差出勤および週2日までの在宅勤務が可能|8:30 to 17:15 with a break of an hour; staggered hours and up to two days a week at home', 'フレックスタイム制（コアタイムなし、1日の標準労働時間7時間30分）|Flexible hours without core time (7 hours 30 minutes a day)'],
  school: ['8時10分から16時50分まで（休憩45分）。1年単位の変形労働時間制|8:10 to 16:50 with a break of 45 minutes; hours averaged over the year', '週5日勤務、週18時間程度の授業を担当。研究日の取得が可能|Five days a week with about eighteen classes; days for research can be arranged'],
  company: ['フレックスタイム制（コアタイムなし、標準労働時間1日7時間45分）。完全週休2日制、年間休日125日|Flexible hours without core time (7 hours 45 minutes a day); two days off a week, 125 a year', '9時から17時30分まで（休憩60分）。在宅勤務制度あり。土日、祝日、夏季、年末年始休業|9:00 to 17:30 with a break of an hour; work from home possible; weekends, holidays, summer and New Year off'],
  hourly: ['週2日から4日、1日4時間から6時間程度。曜日と時間帯は相談のうえ決定|Two to four days a week, four to six hours a day, as agreed', '授業期間中の週1日（90分授業を1コマから3コマ）|One day a week in term (one to three classes of 90 minutes)', '前期または後期の週1コマ（90分、全15回）。集中講義も可|One class of 90 minutes a week for a semester (15 classes); intensive courses possible'],
}

/** How one applies, by the codes of `entryWays`. */
export const entries: Readonly<Record<'0' | '1' | '2', readonly Both[]>> = {
  0: ['JREC-IN PortalのWeb応募機能から、応募書類を提出してください。|Please hand in your documents through the web application of JREC-IN Portal.'],
  1: ['応募書類を1つのPDFファイルにまとめ、件名を「{post}応募（氏名）」として電子メールで送付してください。受領後、3日以内に返信します。|Please send your documents as one PDF file by e-mail, with “Application: {post}” and your name as its subject. We confirm within three days.', '下記の連絡先に電子メールで応募書類を送付してください。ファイルにはパスワードを設定し、別のメールで通知してください。|Please send your documents by e-mail to the address below. Protect the file by a password and send that in another mail.'],
  2: ['{we}の採用応募サイトに登録のうえ、必要事項を入力し、応募書類をアップロードしてください。|Please register on the application site of {we}, fill in the form and upload your documents.'],
}

/** Help with applying, by the codes of `considerations`. */
export const help: Readonly<Record<'0' | '1' | '2', Both>> = {
  0: '海外や遠方にお住まいの方は、オンラインで面接を受けられます。|Applicants abroad or far away may be interviewed online.',
  1: '障害のある方は、選考にあたって必要な配慮をお申し出ください。|Applicants with disabilities: please tell us what you need in the selection.',
  2: '育児・介護等により面接の日時に配慮が必要な方は、ご相談ください。|If you care for children or relatives, we will find a time for the interview that suits you.',
}

/** What is said at the end, besides. */
export const remarks: readonly Both[] = [
  '応募書類に含まれる個人情報は、選考および採用手続以外の目的には使用しません。|Personal data are used for the selection and appointment alone.',
  '応募書類は返却しません。選考終了後、責任をもって廃棄します。|Documents are not returned; they are destroyed after the selection.',
  '{we}は男女共同参画を推進しており、業績および資格等の評価が同等と認められる場合には、女性を優先して採用します。|{We} promotes gender equality: of candidates judged equal, women are given preference.',
  '外国為替及び外国貿易法に基づく「みなし輸出」管理のため、採用時に類型該当性に関する申告書を提出していただきます。|Under the Foreign Exchange and Foreign Trade Act, those appointed hand in a declaration for export control.',
  '敷地内は禁煙です（指定の喫煙場所を除く）。|Smoking is prohibited on the premises, but for designated places.',
  '育児休業、介護休業、研究支援員の配置など、ライフイベントと仕事の両立を支援する制度があります。|There are parental and care leave, and research assistants for those who need them.',
  '勤務条件は変更されることがあります。採用時に労働条件通知書で明示します。|Conditions may change; they are stated in writing at the appointment.',
  '兼業は、{we}の規程に基づき許可を得て行うことができます。|Other work is possible with permission.',
]

/** The first thing said at the end: a sample is never mistaken for a real posting. */
export const isSample: Both = 'この求人は見本です。実在の機関の募集ではなく、応募はできません。|This posting is a sample. No such institution is hiring, and nobody can apply.'
