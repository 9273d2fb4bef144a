import type { Discipline } from './discipline.ts'

/** Crops, land and the environment. */
export const environment: readonly Discipline[] = [
  {
    key: 'crops', school: '農学部|Faculty of Agriculture', department: '生物生産科学科|Department of Agricultural Production',
    degree: '博士（農学）またはこれに相当する学位|PhD in agriculture or a related field', subject: '農業|agriculture',
    topics: [
      ['39010', '育種学|plant breeding', '高温耐性イネの遺伝育種|breeding rice for heat tolerance', 'ゲノム選抜による品種開発の加速|faster breeding by genomic selection', '在来作物の遺伝資源評価|the genetic resources of local crops', '植物育種学|Plant Breeding', '遺伝学|Genetics', '圃場試験とDNAマーカー解析|field trials and DNA markers'],
      ['39030', '園芸科学|horticultural science', '施設園芸の環境制御と収量予測|climate control and yield prediction in greenhouses', '果樹の開花調節|flowering in fruit trees', '切り花の鮮度保持|keeping cut flowers fresh', '園芸学|Horticulture', '農場実習|Farm Practice', '園芸作物の栽培試験|trials with horticultural crops'],
      ['39040', '植物保護科学|plant protection', '抵抗性害虫の発生機構|how pests become resistant', '土壌病害の生物防除|the biological control of soil-borne disease', '画像診断による病害の早期発見|early detection of disease from images', '植物病理学|Plant Pathology', '応用昆虫学|Applied Entomology', '病害虫の同定と防除試験|identifying pests and testing control'],
      ['41030', '農業農村工学|rural engineering', '水田の多面的機能の評価|what paddies do besides rice', '農業水利施設の長寿命化|making irrigation works last', '中山間地域の土地利用計画|land use in hilly areas', '農業水利学|Irrigation', '農村計画学|Rural Planning', '現地調査と水文解析|field survey and hydrological analysis'],
    ],
  },
  {
    key: 'environment', school: '大学院環境科学研究科|Graduate School of Environmental Studies', department: '環境科学専攻|Department of Environmental Science',
    degree: '博士（環境科学）または博士（学術）の学位|PhD in environmental science or a related field',
    topics: [
      ['63010', '環境動態解析|environmental dynamics', '大気中マイクロプラスチックの長距離輸送|the long-range transport of airborne microplastics', '永久凍土域の温室効果ガス収支|greenhouse gases in permafrost regions', '流域の窒素循環|nitrogen cycling in catchments', '環境化学|Environmental Chemistry', '環境計測実習|Environmental Measurement', '野外観測と微量成分分析|field observation and trace analysis'],
      ['64020', '環境保全技術|environmental remediation', '有機フッ素化合物の吸着除去|removing PFAS by adsorption', '下水汚泥からのリン回収|phosphorus recovery from sewage sludge', '膜分離による水再生|water reuse by membranes', '水環境工学|Water Environment Engineering', '環境工学実験|Environmental Engineering Laboratory', '水処理実験と水質分析|water treatment and water quality analysis'],
      ['64040', '自然共生システム|social-ecological systems', '里山の生態系サービス評価|ecosystem services of satoyama landscapes', '海洋保護区の合意形成|agreeing on marine protected areas', '都市の緑地と生物多様性|urban green space and biodiversity', '保全生態学|Conservation Ecology', '環境教育論|Environmental Education', '生態調査または社会調査|ecological or social surveys'],
      ['64060', '環境政策|environmental policy', 'カーボンプライシングの制度設計|the design of carbon pricing', '循環経済への移行と企業行動|firms in the transition to a circular economy', '自治体の気候適応計画|local plans for climate adaptation', '環境政策論|Environmental Policy', '環境経済学|Environmental Economics', '政策評価または計量分析|policy evaluation or econometrics'],
    ],
  },
]
