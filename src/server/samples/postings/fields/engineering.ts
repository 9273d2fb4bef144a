import type { Discipline } from './discipline.ts'

/** Machines, power, buildings, ships and aircraft. */
export const engineering: readonly Discipline[] = [
  {
    key: 'mechanical', school: '大学院工学研究科|Graduate School of Engineering', department: '機械工学専攻|Department of Mechanical Engineering',
    degree: '博士（工学）またはこれに相当する学位|PhD in engineering', subject: '工業|industrial arts',
    topics: [
      ['18010', '材料力学|mechanics of materials', '積層造形部材の疲労強度|the fatigue of additively manufactured parts', '繊維強化複合材料の損傷評価|damage in fibre-reinforced composites', 'マルチスケール有限要素解析|multiscale finite element analysis', '材料力学|Mechanics of Materials', '機械工学実験|Mechanical Engineering Laboratory', '強度試験または有限要素解析|strength testing or finite element analysis'],
      ['18020', '生産加工学|manufacturing', '難削材の超精密加工|ultra-precision machining of hard materials', '加工状態の機械学習による監視|monitoring of machining by machine learning', '金属粉末の積層造形プロセス|additive manufacturing with metal powder', '生産加工学|Manufacturing Processes', '機械製図|Mechanical Drawing', '工作機械を用いた加工実験|machining experiments'],
      ['19010', '流体工学|fluid engineering', '乱流境界層の抵抗低減|drag reduction in turbulent boundary layers', '気泡流の可視化計測|flow visualisation of bubbly flows', '水素噴流の拡散挙動|the dispersion of hydrogen jets', '流体力学|Fluid Mechanics', '数値流体力学|Computational Fluid Dynamics', '風洞実験または数値流体解析|wind-tunnel experiments or computational fluid dynamics'],
      ['19020', '熱工学|thermal engineering', '水素・アンモニア燃焼の低NOx化|low-NOx combustion of hydrogen and ammonia', '電子機器の沸騰冷却|boiling cooling of electronics', '熱電変換デバイスの性能向上|better thermoelectric devices', '熱力学|Thermodynamics', '伝熱工学|Heat Transfer', '燃焼または伝熱の実験|combustion or heat transfer experiments'],
      ['27030', '触媒プロセス工学|catalytic process engineering', '二酸化炭素からの化学品製造|making chemicals from carbon dioxide', 'ゼオライト触媒によるプラスチック再資源化|recycling plastics over zeolite catalysts', 'マイクロ波を用いた反応プロセス|microwave-driven reactions', '反応工学|Chemical Reaction Engineering', '化学工学実験|Chemical Engineering Laboratory', '触媒の調製と反応評価|catalyst preparation and testing'],
    ],
  },
  {
    key: 'electrical', school: '大学院工学研究科|Graduate School of Engineering', department: '電気電子工学専攻|Department of Electrical and Electronic Engineering',
    degree: '博士（工学）またはこれに相当する学位|PhD in electrical engineering or a related field', subject: '工業|industrial arts',
    topics: [
      ['21010', '電力工学|power engineering', '再生可能エネルギー大量導入時の系統安定性|grid stability with much renewable energy', 'パワーエレクトロニクスによる直流送電|direct-current transmission with power electronics', '電気自動車の蓄電池を用いた需給調整|balancing with the batteries of electric cars', '電力システム工学|Power Systems', '電気回路|Electric Circuits', '電力系統解析または電力変換器の設計|power system analysis or converter design'],
      ['21020', '通信工学|communication engineering', 'テラヘルツ帯無線通信の信号処理|signal processing for terahertz radio', '衛星通信と地上網の統合|joining satellite and terrestrial networks', '光ファイバー通信の大容量化|high-capacity optical fibre', '通信工学|Communication Engineering', '電磁気学|Electromagnetism', '無線または光通信の実験|radio or optical communication experiments'],
      ['21060', '電子デバイス|electron devices', 'ワイドギャップ半導体パワーデバイス|wide-bandgap power devices', '超伝導量子ビットの集積化|the integration of superconducting qubits', '強誘電体を用いた不揮発メモリ|ferroelectric non-volatile memory', '電子回路|Electronic Circuits', '半導体デバイス工学|Semiconductor Devices', '半導体プロセスまたは集積回路設計|semiconductor processing or circuit design'],
      ['14020', '核融合学|nuclear fusion', 'トーラスプラズマの乱流輸送|turbulent transport in toroidal plasma', 'プラズマ対向壁と水素同位体の相互作用|hydrogen isotopes at plasma-facing walls', '高温超伝導コイルの開発|high-temperature superconducting coils', 'プラズマ物理学|Plasma Physics', '核融合工学|Fusion Engineering', 'プラズマ計測または輸送シミュレーション|plasma diagnostics or transport simulation'],
      ['31010', '原子力工学|nuclear engineering', '燃料デブリの性状評価|the characterisation of fuel debris', '小型モジュール炉の安全解析|the safety of small modular reactors', '放射性廃棄物の地層処分|the geological disposal of radioactive waste', '原子炉物理学|Reactor Physics', '放射線計測|Radiation Measurement', '放射性物質の取扱いまたは安全解析|handling radioactive material or safety analysis'],
      ['31020', 'エネルギー学・地球資源|energy and earth resources', '地熱貯留層のモデリング|geothermal reservoir modelling', '洋上風力の賦存量評価|offshore wind resources', '海底鉱物資源の環境影響|the environmental effects of seabed mining', 'エネルギー工学|Energy Engineering', '資源工学|Resources Engineering', 'エネルギーシステムの分析または資源探査|energy systems analysis or resource exploration'],
    ],
  },
  {
    key: 'civil', school: '工学部|Faculty of Engineering', department: '社会基盤・建築学科|Department of Civil Engineering and Architecture',
    degree: '博士（工学）または博士（学術）の学位|PhD in civil engineering, architecture or a related field', subject: '工業（建築・土木）|building and civil engineering',
    topics: [
      ['22020', '構造・地震工学|structural and earthquake engineering', '老朽橋梁の点検データと余寿命|inspection data and remaining life of old bridges', '免震構造の長周期応答|base-isolated structures under long-period motion', '地震動の面的予測|mapping ground motion', '構造力学|Structural Mechanics', '耐震工学|Earthquake Engineering', '振動台実験または構造解析|shaking-table tests or structural analysis'],
      ['22040', '水工学|hydraulic engineering', '流域治水のための洪水氾濫予測|flood prediction for whole river basins', '気候変動下のダム運用|dam operation under climate change', '沿岸の高潮・津波防災|coastal protection against surges and tsunami', '水理学|Hydraulics', '河川工学|River Engineering', '水理実験または氾濫解析|hydraulic experiments or inundation analysis'],
      ['22050', '土木計画・交通工学|transport and infrastructure planning', '人口減少地域の公共交通|public transport where people become fewer', '携帯端末の位置情報による行動分析|travel behaviour from mobile location data', '自動運転の社会受容性|the acceptance of automated driving', '交通計画|Transport Planning', '測量学実習|Surveying', '交通調査と行動モデル|travel surveys and behavioural models'],
      ['23010', '建築構造・材料|building structures and materials', '中高層木造建築の接合部|joints in tall timber buildings', '低炭素コンクリートの耐久性|the durability of low-carbon concrete', '既存建築の耐震補強|the seismic retrofit of buildings', '建築構造力学|Building Structures', '建築材料実験|Building Materials Laboratory', '構造実験または建築材料試験|structural or materials testing'],
      ['23030', '建築計画・都市計画|architectural and city planning', '空き家の活用と地域再生|empty houses and the renewal of towns', '高齢社会の住環境|housing in an ageing society', '災害後の仮設住宅と復興まちづくり|temporary housing and rebuilding after disasters', '建築計画学|Architectural Planning', '建築設計製図|Design Studio', '設計実務またはフィールド調査|design practice or field surveys'],
      ['25030', '防災工学|disaster prevention engineering', '避難行動のシミュレーション|simulating evacuation', '斜面崩壊の早期警戒|early warning of landslides', '火山災害のリスクコミュニケーション|risk communication about volcanoes', '防災工学|Disaster Prevention', '地域防災論|Community Resilience', '災害調査またはリスク評価|disaster surveys or risk assessment'],
    ],
  },
  {
    key: 'aerospace', school: '大学院工学研究科|Graduate School of Engineering', department: '航空宇宙海洋工学専攻|Department of Aerospace and Marine Engineering',
    degree: '博士（工学）またはこれに相当する学位|PhD in aerospace, marine or mechanical engineering',
    topics: [
      ['24010', '航空宇宙工学|aerospace engineering', '超小型衛星の編隊飛行|formation flight of microsatellites', '電動航空機の推進システム|propulsion of electric aircraft', '再使用型ロケットの熱防御|thermal protection of reusable rockets', '航空宇宙工学概論|Introduction to Aerospace Engineering', '空気力学|Aerodynamics', '衛星開発または推進系の実験|satellite development or propulsion experiments'],
      ['24020', '船舶海洋工学|naval architecture and ocean engineering', '浮体式洋上風車の動揺解析|the motion of floating wind turbines', '自律型無人潜水機の航法|navigation of autonomous underwater vehicles', '船舶の省エネルギー運航|energy-saving ship operation', '船舶流体力学|Ship Hydrodynamics', '海洋工学|Ocean Engineering', '水槽実験または海洋観測|towing-tank experiments or ocean observation'],
    ],
  },
]
