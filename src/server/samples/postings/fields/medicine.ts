import type { Discipline } from './discipline.ts'

/** Medicine, nursing and what keeps people well. */
export const medicine: readonly Discipline[] = [
  {
    key: 'medicine', school: '大学院医学系研究科|Graduate School of Medicine', department: '医学専攻|Department of Medicine',
    degree: '博士（医学）またはこれに相当する学位|MD and PhD, or a PhD in the medical sciences',
    topics: [
      ['49060', 'ウイルス学|virology', '新興ウイルスの宿主適応機構|how emerging viruses adapt to hosts', '呼吸器ウイルスの粘膜免疫|mucosal immunity against respiratory viruses', '潜伏感染からの再活性化|reactivation from latency', '微生物学|Microbiology', 'ウイルス学特論|Advanced Virology', 'BSL2以上の施設での感染実験|infection experiments at BSL-2 or higher'],
      ['49070', '免疫学|immunology', '制御性T細胞による組織修復|tissue repair by regulatory T cells', '自己免疫疾患の一細胞解析|single-cell analysis of autoimmune disease', '粘膜における自然リンパ球の機能|innate lymphoid cells at mucosal surfaces', '免疫学|Immunology', '基礎医学実習|Basic Medicine Laboratory', 'フローサイトメトリーと疾患モデルの解析|flow cytometry and disease models'],
      ['50010', '腫瘍生物学|tumour biology', 'がん微小環境の空間オミックス解析|spatial omics of the tumour microenvironment', 'がん幹細胞の治療抵抗性|the resistance of cancer stem cells', 'クローン性造血と発がん|clonal haematopoiesis and cancer', '腫瘍学|Oncology', '病理学|Pathology', '腫瘍モデルまたは臨床検体の解析|tumour models or clinical samples'],
      ['53020', '循環器内科学|cardiology', '心房細動の発症予測|predicting atrial fibrillation', '心不全の地域連携診療|community care for heart failure', '心筋再生医療の臨床応用|bringing cardiac regeneration to the clinic', '循環器内科学|Cardiology', '臨床実習|Clinical Clerkship', '循環器内科の診療と臨床研究|cardiological practice and clinical research'],
      ['52040', '放射線科学|radiological sciences', '定量MRIによる脳組織評価|brain tissue assessment by quantitative MRI', '粒子線治療の線量最適化|dose optimisation in particle therapy', '核医学治療薬の開発|radiopharmaceuticals for therapy', '放射線医学|Radiology', '医学物理学|Medical Physics', '医用画像解析または放射線治療計画|medical image analysis or treatment planning'],
      ['57070', '小児・矯正歯科学|paediatric dentistry and orthodontics', '顎顔面の成長発育評価|the assessment of craniofacial growth', '歯の移動を担う骨代謝|bone metabolism in tooth movement', '小児の口腔機能の発達|the development of oral function in children', '小児歯科学|Paediatric Dentistry', '歯科矯正学|Orthodontics', '歯科医師としての診療|practice as a dentist'],
    ],
  },
  {
    key: 'health', school: '医療健康科学部|Faculty of Health Sciences', department: '健康科学科|Department of Health Sciences',
    degree: '博士（保健学）または博士（看護学）の学位|PhD in health sciences, nursing or public health', subject: '保健体育|health and physical education',
    topics: [
      ['58030', '公衆衛生学|public health', '地域コホートによる生活習慣病の予防|preventing lifestyle diseases in community cohorts', '健康格差の社会的決定要因|the social determinants of health inequality', '医療データを用いた政策評価|evaluating policy with health data', '公衆衛生学|Public Health', '疫学|Epidemiology', '疫学調査と統計解析|epidemiological studies and statistics'],
      ['58060', '臨床看護学|clinical nursing', 'がん患者の意思決定支援|decision support for people with cancer', '集中治療後の生活の質|quality of life after intensive care', '看護師の臨床判断力の育成|clinical judgement of nurses', '成人看護学|Adult Nursing', '看護学実習|Nursing Practicum', '看護師としての5年以上の実務|five years or more of practice as a nurse'],
      ['58080', '地域・在宅看護学|community and home care nursing', '多職種連携による在宅療養支援|home care by several professions', '認知症の人と家族のケア|care for people with dementia and their families', '離島・へき地の保健活動|health work on islands and in remote areas', '在宅看護論|Home Care Nursing', '公衆衛生看護学|Public Health Nursing', '保健師または訪問看護師としての実務|practice as a public health or visiting nurse'],
      ['59010', 'リハビリテーション科学|rehabilitation science', '脳卒中後の上肢機能回復|recovery of the arm after stroke', '高齢者の転倒予防プログラム|programmes that prevent falls in old age', '歩行支援機器の臨床評価|the clinical testing of walking aids', '理学療法学|Physiotherapy', '運動学|Kinesiology', '理学療法士または作業療法士としての臨床|clinical work as a physio- or occupational therapist'],
      ['59020', 'スポーツ科学|sports science', '持久的トレーニングへの適応|adaptation to endurance training', '競技動作のバイオメカニクス|the biomechanics of athletic movement', '部活動の地域移行と指導者養成|club sports moving to communities, and their coaches', 'スポーツ生理学|Sports Physiology', '体育実技|Physical Education', '動作解析または運動生理学的測定|motion analysis or exercise physiology'],
      ['59040', '栄養学|nutrition science', '時間栄養学に基づく食事介入|dietary interventions timed by the body clock', '高齢者の低栄養の予防|preventing malnutrition in old age', '学校給食と食育の効果|school meals and what they teach', '応用栄養学|Applied Nutrition', '栄養教育論|Nutrition Education', '管理栄養士の資格または栄養調査|a registered dietitian’s licence or nutrition surveys'],
      ['90110', '生体医工学|biomedical engineering', '装着型センサーによる生体信号の計測|wearable measurement of biosignals', '人工臓器の流れ解析|flow in artificial organs', '手術支援システムの開発|systems that support surgery', '生体計測工学|Biomedical Measurement', '医用工学概論|Introduction to Biomedical Engineering', '生体信号処理または医療機器の開発|biosignal processing or medical devices'],
    ],
  },
]
