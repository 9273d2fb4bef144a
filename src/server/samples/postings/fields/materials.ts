import type { Discipline } from './discipline.ts'

/** Chemistry, materials and what is made of them. */
export const materials: readonly Discipline[] = [
  {
    key: 'chemistry', school: '大学院理学研究科|Graduate School of Science', department: '化学専攻|Department of Chemistry',
    degree: '博士（理学）または博士（工学）の学位|PhD in chemistry or a related field', subject: '理科（化学）|science (chemistry)',
    topics: [
      ['32010', '物理化学|physical chemistry', '極低温分子の状態選択的反応|state-selected reactions of cold molecules', '機械学習ポテンシャルによる化学反応経路探索|reaction path search with machine-learned potentials', '単一分子分光による構造ゆらぎの観測|structural fluctuations seen by single-molecule spectroscopy', '物理化学|Physical Chemistry', '量子化学|Quantum Chemistry', '分光計測または量子化学計算|spectroscopy or quantum chemical calculation'],
      ['33020', '有機合成化学|synthetic organic chemistry', '不斉有機触媒による立体選択的炭素結合形成|stereoselective carbon–carbon bond formation with organocatalysts', '光触媒による不活性結合の変換|photocatalytic conversion of inert bonds', '複雑天然物の全合成|the total synthesis of complex natural products', '有機化学|Organic Chemistry', '有機合成化学特論|Advanced Organic Synthesis', '有機合成およびNMRなどの構造解析|organic synthesis and structure determination by NMR'],
      ['34010', '無機・錯体化学|inorganic and coordination chemistry', '多孔性金属錯体のガス分離機能|gas separation in porous coordination polymers', '発光性金属錯体の設計|the design of luminescent metal complexes', '水の酸化を担う多核錯体触媒|multinuclear complexes that catalyse water oxidation', '無機化学|Inorganic Chemistry', '錯体化学|Coordination Chemistry', '錯体合成および単結晶X線構造解析|complex synthesis and single-crystal X-ray diffraction'],
      ['34020', '分析化学|analytical chemistry', '質量分析イメージングの高感度化|more sensitive mass spectrometry imaging', 'マイクロ流体デバイスを用いた微量分析|trace analysis in microfluidic devices', '表面増強ラマン散乱による現場計測|field measurement by surface-enhanced Raman scattering', '分析化学|Analytical Chemistry', '機器分析学実験|Instrumental Analysis Laboratory', '質量分析または電気化学分析|mass spectrometry or electroanalysis'],
      ['37030', 'ケミカルバイオロジー|chemical biology', '細胞内タンパク質の選択的ラベル化|selective labelling of proteins in living cells', '標的タンパク質分解誘導分子の創製|molecules that induce targeted protein degradation', '蛍光プローブによる代謝の可視化|fluorescent probes that show metabolism', '生物有機化学|Bioorganic Chemistry', '化学生物学|Chemical Biology', '有機合成と細胞実験の双方|both organic synthesis and cell experiments'],
    ],
  },
  {
    key: 'materials', school: '大学院工学研究科|Graduate School of Engineering', department: 'マテリアル工学専攻|Department of Materials Engineering',
    degree: '博士（工学）または博士（理学）の学位|PhD in materials science or a related field',
    topics: [
      ['26020', '無機材料|inorganic materials', '酸化物固体電解質のイオン伝導|ion conduction in oxide solid electrolytes', '強誘電体薄膜のドメイン制御|domain control in ferroelectric thin films', '透光性セラミックスの焼結プロセス|the sintering of transparent ceramics', '無機材料科学|Inorganic Materials Science', '結晶学|Crystallography', 'セラミックスの合成と電子顕微鏡観察|ceramic synthesis and electron microscopy'],
      ['26040', '構造材料|structural materials', '高エントロピー合金の変形機構|the deformation of high-entropy alloys', '水素脆化の抑制に向けた鉄鋼組織制御|microstructure control in steels against hydrogen embrittlement', '耐熱合金のクリープ寿命予測|predicting the creep life of heat-resistant alloys', '金属組織学|Physical Metallurgy', '材料強度学|Strength of Materials', '力学試験と微細組織解析|mechanical testing and microstructural analysis'],
      ['28030', 'ナノ材料科学|nanomaterials', '二次元原子層物質の合成と積層制御|the synthesis and stacking of two-dimensional materials', 'カーボンナノチューブの構造選択合成|structure-selective synthesis of carbon nanotubes', '金属ナノ粒子触媒の原子分解能観察|atomic-resolution imaging of metal nanoparticle catalysts', 'ナノ材料科学|Nanomaterials Science', '材料分析学|Materials Characterisation', 'ナノ材料の合成と評価|the synthesis and characterisation of nanomaterials'],
      ['29020', '薄膜・表面物性|thin films and surfaces', 'スピントロニクス素子に向けた磁性多層膜|magnetic multilayers for spintronic devices', '酸化物界面の二次元電子系|two-dimensional electron systems at oxide interfaces', '放射光を用いた表面電子状態の解明|surface electronic structure seen with synchrotron light', '応用物理学|Applied Physics', '表面科学|Surface Science', '薄膜作製または光電子分光|thin-film growth or photoemission spectroscopy'],
      ['30020', '光量子工学|photonics and quantum optics', '集積フォトニクスによる量子光源|quantum light sources in integrated photonics', '高出力ファイバーレーザーの波面制御|wavefront control of high-power fibre lasers', 'メタサーフェスを用いた光イメージング|optical imaging with metasurfaces', '光学|Optics', '量子エレクトロニクス|Quantum Electronics', '光学系の設計と構築|the design and building of optical systems'],
      ['35020', '高分子材料|polymer materials', '海洋分解性プラスチックの分子設計|the molecular design of plastics that degrade in the sea', '動的共有結合を用いた自己修復エラストマー|self-healing elastomers with dynamic covalent bonds', '高分子薄膜の階層構造と物性|hierarchical structure and properties of polymer films', '高分子科学|Polymer Science', '高分子物性|Polymer Physics', '高分子の合成またはX線散乱測定|polymer synthesis or X-ray scattering'],
      ['36020', 'エネルギー化学|energy chemistry', '全固体電池の界面反応|interfacial reactions in all-solid-state batteries', '二酸化炭素の電解還元触媒|catalysts for the electroreduction of carbon dioxide', 'ペロブスカイト太陽電池の耐久性|the durability of perovskite solar cells', '電気化学|Electrochemistry', 'エネルギー材料化学|Energy Materials Chemistry', '電気化学測定または電池の作製・評価|electrochemical measurement or battery fabrication and testing'],
    ],
  },
]
