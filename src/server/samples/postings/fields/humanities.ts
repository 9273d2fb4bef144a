import type { Discipline } from './discipline.ts'

/** Thought, letters, languages and the past. */
export const humanities: readonly Discipline[] = [
  {
    key: 'letters', humane: true, school: '文学部|Faculty of Letters', department: '人文学科|Department of Humanities',
    degree: '博士（文学）またはこれと同等の業績|PhD in the humanities, or equivalent achievements', subject: '国語|Japanese language',
    topics: [
      ['01010', '哲学・倫理学|philosophy and ethics', '人工知能と責任の哲学|the philosophy of responsibility and artificial intelligence', '生命倫理における自律の概念|autonomy in bioethics', '現象学と他者論|phenomenology and the other', '哲学概論|Introduction to Philosophy', '倫理学|Ethics', '原典の読解|reading philosophical texts in the original'],
      ['01060', '美術史|art history', '近世絵巻の図像と制作環境|the imagery and making of early modern picture scrolls', '明治期の美術教育と博覧会|art education and exhibitions in the Meiji period', '地域美術館の所蔵品調査|surveys of regional museum collections', '日本美術史|History of Japanese Art', '博物館実習|Museum Practice', '作品調査または展覧会の企画|research on works or curating'],
      ['02010', '日本文学|Japanese literature', '近世出版文化と読者|publishing and readers in early modern Japan', '近代文学における病と身体|illness and body in modern literature', '中世説話の伝承過程|how medieval tales were passed on', '日本文学史|History of Japanese Literature', '古典文学演習|Seminar in Classical Literature', 'くずし字資料の読解|reading premodern cursive sources'],
      ['02060', '言語学|linguistics', '危機方言の記述と継承|describing and passing on endangered dialects', '語用論における発話意図の推論|inferring what speakers mean', '手話言語の統語構造|the syntax of sign languages', '言語学概論|Introduction to Linguistics', '音声学|Phonetics', 'フィールド調査またはコーパス分析|field work or corpus analysis'],
      ['02090', '日本語教育|Japanese language education', '地域日本語教室の学習支援|language support in community classes', '留学生のアカデミック・ライティング|academic writing of international students', '就労場面の日本語コミュニケーション|Japanese at work', '日本語教授法|Teaching Japanese', '初級日本語|Elementary Japanese', '大学または日本語教育機関での教授|teaching Japanese at a university or school'],
    ],
  },
  {
    key: 'english', humane: true, school: '国際教養学部|Faculty of Liberal Arts', department: '英語文化学科|Department of English Studies',
    degree: '修士以上の学位（博士の学位を有することが望ましい）の学位|a master’s degree or higher; a PhD is preferred', subject: '英語|English',
    topics: [
      ['02030', '英語圏文学|literature in English', 'ヴィクトリア朝小説と科学|science in the Victorian novel', '現代アイルランド詩と記憶|memory in contemporary Irish poetry', '移民文学の翻訳論|translating the literature of migration', '英米文学史|History of English and American Literature', '英語講読|English Reading', '英語による授業|teaching in English'],
      ['02100', '英語教育|English language teaching', '大学初年次の学術英語カリキュラム|first-year academic English curricula', '第二言語の発話の流暢さ|fluency in a second language', '小学校英語と教員研修|English in primary schools, and its teachers', '英語コミュニケーション|English Communication', '学術英語|English for Academic Purposes', '大学での英語教育|teaching English at university'],
    ],
  },
  {
    key: 'history', humane: true, school: '文学部|Faculty of Letters', department: '歴史文化学科|Department of History and Culture',
    degree: '博士（文学）または博士（史学）の学位|PhD in history, archaeology or a related field', subject: '社会（地理歴史）|geography and history',
    topics: [
      ['03020', '日本史|Japanese history', '近世村落の文書管理|how early modern villages kept their records', '戦後地方自治の形成|the making of local government after the war', '中世港町の流通|trade in medieval port towns', '日本史概説|Survey of Japanese History', '古文書学|Palaeography', '古文書の読解と史料整理|reading and arranging historical documents'],
      ['03030', 'アジア史・アフリカ史|history of Asia and Africa', '海域アジアの交易ネットワーク|trade networks in maritime Asia', '清代の地方行政文書|local administration in Qing documents', '植民地期アフリカの都市社会|cities in colonial Africa', '東洋史概説|Survey of Asian History', '史料講読|Reading Historical Sources', '現地語史料の読解|reading sources in local languages'],
      ['03050', '考古学|archaeology', '縄文集落の年代と環境|the dating and surroundings of Jomon settlements', '三次元計測による遺物の記録|recording finds in three dimensions', '古墳時代の生産と流通|production and exchange in the Kofun period', '考古学概論|Introduction to Archaeology', '考古学実習|Field School', '発掘調査と報告書の作成|excavation and reporting'],
      ['03060', '文化財科学|cultural heritage science', '染織品の非破壊分析|non-destructive analysis of textiles', '被災文化財の救出と修復|rescuing and restoring damaged heritage', '収蔵庫の環境管理|climate in museum stores', '保存科学|Conservation Science', '文化財学|Cultural Heritage', '文化財の分析または保存修復|the analysis or conservation of heritage'],
      ['04020', '人文地理学|human geography', '地方都市の商業空間の変容|retail in changing regional cities', '地理情報システムによる景観史|landscape history with geographic information systems', '移住者と農村の再編|newcomers and the rural world', '人文地理学|Human Geography', '地理情報システム演習|GIS Laboratory', '地域調査とGIS|regional surveys and GIS'],
      ['04030', '文化人類学|cultural anthropology', '都市の移民コミュニティの民族誌|ethnography of migrant communities in cities', '祭礼の継承と観光|festivals between tradition and tourism', '医療人類学から見た老い|ageing seen by medical anthropology', '文化人類学|Cultural Anthropology', '民俗学|Folklore Studies', '長期のフィールドワーク|long-term field work'],
    ],
  },
]
