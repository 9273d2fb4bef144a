import type { Discipline } from './discipline.ts'

/** Mathematics, physics, astronomy and the earth. */
export const natural: readonly Discipline[] = [
  {
    key: 'mathematics', school: '大学院理学研究科|Graduate School of Science', department: '数学専攻|Department of Mathematics',
    degree: '博士（理学）または博士（数理学）の学位|PhD in mathematics or a related field', subject: '数学|mathematics',
    topics: [
      ['11010', '代数学|algebra', '保型形式とL関数の特殊値|automorphic forms and special values of L-functions', '代数多様体の双有理分類|the birational classification of algebraic varieties', '有限次元代数の表現論|the representation theory of finite-dimensional algebras', '線形代数学|Linear Algebra', '代数学概論|Introduction to Algebra', '整数論または代数幾何学の研究|research in number theory or algebraic geometry'],
      ['11020', '幾何学|geometry', '低次元多様体の位相不変量|topological invariants of low-dimensional manifolds', '幾何解析と曲率流|geometric analysis and curvature flows', 'シンプレクティック幾何と量子化|symplectic geometry and quantisation', '位相幾何学|Topology', '微分幾何学|Differential Geometry', '微分幾何学または位相幾何学の研究|research in differential geometry or topology'],
      ['12020', '数理解析学|mathematical analysis', '非線形偏微分方程式の解の漸近挙動|the asymptotic behaviour of solutions of nonlinear partial differential equations', '反応拡散系におけるパターン形成|pattern formation in reaction-diffusion systems', '流体方程式の適切性|the well-posedness of equations of fluid motion', '微分積分学|Calculus', '関数解析学|Functional Analysis', '偏微分方程式の解析|analysing partial differential equations'],
      ['12040', '応用数学・統計数学|applied mathematics and statistics', '感染症流行の数理モデリング|mathematical modelling of epidemics', '位相的データ解析とその応用|topological data analysis and its applications', '高次元データの統計的推測|statistical inference for high-dimensional data', '確率・統計|Probability and Statistics', '数理モデル論|Mathematical Modelling', '数理モデルの構築と数値計算|building mathematical models and computing with them'],
    ],
  },
  {
    key: 'physics', school: '大学院理学研究科|Graduate School of Science', department: '物理学専攻|Department of Physics',
    degree: '博士（理学）またはこれに相当する学位|PhD in physics or a related field', subject: '理科（物理）|science (physics)',
    topics: [
      ['13010', '量子物性理論|theory of quantum matter', 'トポロジカル量子相の分類と輸送現象|the classification of topological quantum phases and their transport', '量子多体系の非平衡ダイナミクス|non-equilibrium dynamics of quantum many-body systems', 'テンソルネットワークによる量子多体計算|tensor-network methods for quantum many-body systems', '統計力学|Statistical Mechanics', '量子力学|Quantum Mechanics', '量子多体系の理論・数値計算|theory and numerical simulation of quantum many-body systems'],
      ['13020', '光物性・半導体物理|optical physics of semiconductors', '超短パルスレーザーによる固体の超高速分光|ultrafast spectroscopy of solids with short laser pulses', '二次元半導体における励起子物性|excitons in two-dimensional semiconductors', '冷却原子を用いた量子シミュレーション|quantum simulation with ultracold atoms', '光物理学|Optics', '半導体物理学|Semiconductor Physics', '超高速レーザー分光|ultrafast laser spectroscopy'],
      ['13030', '量子物性|quantum matter', '強相関電子系における新奇な量子相|novel quantum phases in strongly correlated electron systems', '重い電子系の非従来型超伝導|unconventional superconductivity in heavy-fermion systems', 'フラストレート磁性体の量子スピン液体|quantum spin liquids in frustrated magnets', '固体物理学|Solid State Physics', '低温物理学|Low-Temperature Physics', '極低温・強磁場下での物性測定または単結晶育成|measurements at low temperatures and high magnetic fields, or single-crystal growth'],
      ['13040', 'ソフトマター・生物物理|soft matter and biological physics', 'アクティブマターの集団運動|collective motion in active matter', '液晶・高分子の非線形レオロジー|the nonlinear rheology of liquid crystals and polymers', '細胞骨格の力学と自己組織化|the mechanics and self-organisation of the cytoskeleton', '熱力学|Thermodynamics', '生物物理学|Biological Physics', '顕微計測または分子動力学計算|microscopy or molecular dynamics'],
      ['15010', '素粒子・原子核理論|particle and nuclear theory', '格子QCDによるハドロン相互作用|hadron interactions from lattice QCD', '標準模型を超える物理の現象論|the phenomenology of physics beyond the Standard Model', '重力波源と高密度核物質|gravitational-wave sources and dense nuclear matter', '場の量子論|Quantum Field Theory', '相対性理論|Relativity', '場の理論の計算または大規模数値計算|field-theoretical or large-scale numerical calculations'],
      ['15020', '素粒子実験|experimental particle physics', 'ニュートリノ振動の精密測定|precision measurements of neutrino oscillations', '極低バックグラウンド環境での暗黒物質探索|low-background searches for dark matter', 'シリコン飛跡検出器の開発|the development of silicon tracking detectors', '素粒子物理学|Particle Physics', '物理学実験|Physics Laboratory', '放射線検出器の開発または大規模データ解析|detector development or the analysis of large data sets'],
    ],
  },
  {
    key: 'earth', school: '大学院理学研究科|Graduate School of Science', department: '地球惑星科学専攻|Department of Earth and Planetary Sciences',
    degree: '博士（理学）またはこれに相当する学位|PhD in the earth, planetary or space sciences', subject: '理科（地学）|science (earth science)',
    topics: [
      ['16010', '天文学|astronomy', '銀河形成と宇宙の再電離|galaxy formation and cosmic reionisation', '系外惑星大気の分光観測|spectroscopy of exoplanet atmospheres', '電波干渉計による星形成領域の観測|interferometric observations of star-forming regions', '天体物理学|Astrophysics', '観測天文学|Observational Astronomy', '望遠鏡データの解析または観測装置の開発|telescope data analysis or instrumentation'],
      ['17010', '惑星科学|planetary science', '小天体試料の鉱物学的・同位体的分析|the mineralogy and isotopes of samples from small bodies', '原始惑星系円盤における微惑星形成|planetesimal formation in protoplanetary discs', '磁気圏プラズマの波動粒子相互作用|wave–particle interactions in magnetospheric plasma', '惑星科学概論|Introduction to Planetary Science', '宇宙空間物理学|Space Physics', '探査機データの解析または微小領域分析|analysis of spacecraft data or microanalysis'],
      ['17020', '大気・海洋科学|atmospheric and ocean science', '線状降水帯の発生機構と予測可能性|the formation and predictability of linear rainbands', '黒潮続流域の大気海洋相互作用|air–sea interaction in the Kuroshio Extension', '全球雲解像モデルによる気候変動予測|climate projection with global cloud-resolving models', '気象学|Meteorology', '海洋物理学|Physical Oceanography', '数値モデルまたは衛星データの解析|numerical modelling or satellite data analysis'],
      ['17040', '固体地球科学|solid earth science', 'スロー地震とプレート境界の摩擦特性|slow earthquakes and friction on plate boundaries', 'マントル鉱物の高圧実験|high-pressure experiments on mantle minerals', '火山噴火の前兆とマグマ上昇過程|volcanic precursors and magma ascent', '地震学|Seismology', '岩石学|Petrology', '地球物理観測または高温高圧実験|geophysical observation or high-pressure experiments'],
    ],
  },
]
