"""The built-in glossary: ending fire, and what is done for people. See glossary_acts.py for the form."""

from __future__ import annotations

ROWS: tuple[tuple[str, int, str, str, str, str], ...] = (
    (
        "ceasefire", 3, "ceasefire; прекращение огня; gencatan senjata",
        (
            "ceasefire; cease =fire; truce; armistice; cessation|halt|stop|end hostilit*|fighting|fire; halt|stop|end war"
            "; moratorium|refrain*|cessation|halt|stop|pause strike*|attack*|shelling; stop|end|halt death*|killing*|bloodshed|dying"
        ),
        (
            "прекращ*|прекрат* огн*|огонь|стрельб*|боев*; перемири*; режим* тишин*; прекращ*|прекрат* боев*|военн* действи*"
            "; прекращ*|прекрат*|отказ*|моратори*|останов* удар*|обстрел*|атак*; останов* войн*|огонь|боев*"
            "; прекращ*|прекрат*|останов* кровопролит*|гибел*|убийств*"
        ),
        "gencat senjata; henti|akhir tembak|perang|permusuhan|pertempuran; henti|moratorium serang|gempur; henti|akhir bunuh|korban|darah",
    ),
    (
        "prisoners", 3, "prisoners; пленные; tawanan",
        (
            "prisoner*; =pow; =pows; captive*; exchange|swap detain*|prisoner*; exchange|swap captive*|people"
            "; exchange|swap convict*|inmate*|persons; captivity"
        ),
        (
            "военнопленн*; пленн*; обмен* заключенн*|удерживаем*; обмен* заключ*; обмен* осужден*; удерживаем* =лиц|=лица|=лицам"
            "; обмен* =гражданами|=лицами; =плена|=плену|=плен"
        ),
        "tawan; tukar tahanan; narapidana; tukar tahan|warga; tukar narapidana|orang",
    ),
    (
        "detained_persons", 3, "detained citizens; задержанные граждане; warga yang ditahan",
        (
            "detained; detainee*; detention; hostage*; imprisoned; consular access"
            "; wrongful*|unjust*|unlawful*|arbitrar* held|hold*|detain*|arrest*|jail*|imprison*"
            "; release citizen*|american*|national*|journalist*|pilot*|crew; political prisoner*; abduct*; kidnap*"
            "; release|free|freed|freeing detain*|held|fisherm*|sailor*|crew|seafarer*"
        ),
        (
            "задержанн*; заложник*; консульск* доступ*; удерживаем* граждан*; лиц* заключени*; удерживаем* =лиц|=лица|=лицам"
            "; незаконн*|неправомерн* удержива*|задерж*|арест*; арестован* граждан*|журналист*"
            "; освобожд* граждан*|заложник*|удерживаем*|летчик*|экипаж*; похищ*; освобожд* рыбак*|моряк*|задержан*"
            "; отпущен*|освобод*|вернул* моряк*|рыбак*|граждан*|экипаж*"
        ),
        "sandera; tahan warga; akses konsuler; bebas sandera|warga|pilot|awak; culik; tahan sewenang; bebas nelayan|pelaut|tahanan",
    ),
    (
        "humanitarian", 2, "humanitarian matters; гуманитарные вопросы; masalah kemanusiaan",
        (
            "humanitarian; relief aid|supply; relief suppl*|assistance; red cross; aid deliver*|access|convoy*|trucks"
            "; unhindered|unimpeded access|aid; cross border aid|mechanism"
        ),
        "гуманитарн*; =мккк; красн* крест*; гумпомощ*; гумгруз*; трансграничн* механизм*|помощ*; беспрепятственн* доступ*",
        "kemanusiaan; humaniter; bantu darurat; palang merah; akses|masuk bantuan; konvoi bantuan",
    ),
    (
        "humanitarian_corridor", 3, "humanitarian corridor; гуманитарный коридор; koridor kemanusiaan",
        "corridor*; humanitarian corridor*; safe passage",
        "коридор*; гуманитарн* коридор*; безопасн* проход*|выход*",
        "koridor; koridor kemanusiaan; lintas aman; jalur kemanusiaan",
    ),
    ("evacuation", 3, "evacuation; эвакуация; evakuasi", "evacuat*", "эвакуац*; эвакуир*", "evakuasi; =mengungsi|=mengungsikan|=pengungsian|=diungsikan"),
    (
        "civilians", 2, "protection of civilians; защита гражданского населения; perlindungan warga sipil",
        "civilian*",
        "мирн* жител*|населен*|граждан*; гражданск* =лиц|=лица|=лицам|населен*|объект*|инфраструктур*",
        "sipil",
    ),
    (
        "fallen", 3, "return of the fallen; возвращение тел погибших; pemulangan jenazah",
        (
            "bodies|body fallen|soldier*|killed|dead|return*|repatriat*; =remains fallen|soldier*|killed|dead; repatriat* =remains"
            "; bodies|body service*|hand*|troop*; =remains service*|serviceme*|missing"
        ),
        (
            "останк*; =тел|=тела|=телами погибш*|павш*; передач*|переда*|репатриац*|возвращ* =тел|=тела|=телами"
            "; =тел|=тела|=телами военнослуж*|солдат*|бойц*"
        ),
        "jenazah; jasad; pulang jasad|kerangka",
    ),
    (
        "grain", 3, "grain and food; зерно и продовольствие; gandum dan pangan",
        "grain*; wheat; fertili*; food export*|security; food price*|crisis|supply|supplies|shortage*",
        "зерн*; продовольств*; удобрени*; пшениц*; цен* продовольств*",
        "gandum; pupuk; pangan; biji; harga pangan",
    ),
    (
        "search_and_rescue", 3, "search and rescue; поиск и спасание; pencarian dan penyelamatan",
        "search rescue; rescue*; salvage; distress vessel*|ship*|crew*|aircraft",
        "поиск*|поисков* спас*; спасен*; спасател*; терпящ* бедстви*; спасани*; спас* экипаж*|моряк*|людей",
        "cari selamat; penyelamatan; tolong korban; marabahaya",
    ),
)  # fmt: skip
