"""Words that give a language away in a short message; words that two of the languages share are in neither list."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


UKRAINIAN = _words(
    """
    що як де коли чому мені мене мої моя мій чи та або але є немає нема треба потрібно потрібен потрібна дуже
    цей ця це хто його їх від щоб якщо вже ще тільки дитина дитину дитини лікар лікаря допоможіть допомога дякую
    будь ласка привіт добрий день робота роботу гроші школа житло кімната кімнаті чоловік жінка можу хочу він
    вона вони ви ми для після через бо тут там сьогодні завтра зараз зуб болить бот слава україні шо мова мову
    грн нас вас був була було також потім скільки який яка які жити більше
    """
)
RUSSIAN = _words(
    """
    что как где когда почему мне меня моя мой мои или есть нет надо нужно нужен нужна очень этот эта это кто его
    их чтобы если уже еще только ребенок ребенка ребенку врач врача помогите помощь спасибо пожалуйста привет
    добрый день работа деньги школа жилье комната комнате муж жена могу хочу он она они вы мы после из-за потому
    здесь сегодня завтра сейчас болит можно какой какая какие сколько жить больше нас вас был была было тоже
    потом ли же бы от при со к из об без про
    """
) - _words("день добрый хочу нас вас мы вы про без завтра при")
DUTCH = _words(
    """
    het een ik je jij mij mijn wij we ons onze niet geen van voor met naar bij aan op en of maar is zijn heb
    heeft hebben had ben kan kunnen moet moeten wil willen mag waar wat wie hoe wanneer waarom welke dit dat
    deze die er hier ook nog al als dan te ter uit om over door graag hulp help dag hallo goedemorgen
    goedemiddag goedenavond dank bedankt jullie u uw hij zij ze hun kind kinderen huis kamer werk geld school
    dokter ziek pijn nu vandaag morgen veel iemand iets niets gaat gaan krijg krijgen krijgt word wordt man
    vrouw zoon dochter dood ja nee doei alsjeblieft alstublieft meer wel worden was in alleen tot sinds mee
    kapot dankje dankjewel hoi hoor buurt adres loket juridisch doe tot
    """
) - _words("ja je u nu we help was is in school had man do am")
ENGLISH = _words(
    """
    the a an i you he she they it my your our his her their this that these those is are am was were be been
    have has had do does did can could will would should may must not no don't can't what where when who how why
    which and or but if for from with without to of at on in by about please help hello hi thanks thank need
    want get find there here me us them any some someone child children doctor job work house room money school
    son daughter husband wife now today tomorrow much many more bye good morning want tell file valid pregnant
    language
    """
) - _words("is me of on in had do am no school hi work men at")
LATIN_UKRAINIAN = _words(
    """
    ya yak jak shcho scho sho schob shchob shob chy koly kudy chomu meni mene mij moja moya moji moyi moju moyu
    mojej mojeji mojemu nema nemaje nemaye treba mozhna mozhu mozhe potribno potriben potribna duzhe tse ce tsej
    tsia cja hto xto chto yogo jogo joho yoho jij yij jih yih vid yakshcho jakscho jakshcho yakscho jaksho vzhe
    vje shche sche shje tilky dytyna dytynu dytyny likar likarya likarja dopomozhit dopomoha dyakuyu djakuju
    diakuiu dyakuju bud laska pryvit pryvet dobryj dobryi den robota robotu roboty groshi hroshi shkola shkolu
    zhytlo kimnata kimnati kimnatu cholovik zhinka choloviku hochu xochu chochu khochu vin vona vony vy dlya
    dlja dlia pislya cherez bo tut tam sohodni sogodni zavtra zaraz bolyt zub skilky koshtuje koshtuye ne na ta
    ale abo nas vas jaki yaki jaka yaka yakyj jakyj yakyi ye u z po pro bez za robyty zhyty znajty do bula bulo
    buv syn dochka mama tato mamy kazhut kazhe rokiv rik dnya dnja misyats misyac lyudy ljudy nich vse vsi dity
    mova movu tyzhden khto menju menyu stres tsym dopomoga
    """
)
LATIN_RUSSIAN = _words(
    """
    chto kak gde kogda pochemu mne menya menja moja moya moy moj ili est net nado nuzhno nuzhen nuzhna nujno
    ochen eto etot kto ego ih chtoby esli uzhe tolko toľko rebenok rebenka rebenku vrach vracha pomogite pomosch
    spasibo pozhalujsta pozhaluysta privet dobryj dobry den rabota dengi den'gi shkola zhilje zhilye komnata
    muzh muj zhena mogu hochu on ona oni vy posle iz-za potomu zdes segodnya segodnja zavtra sejchas seychas
    bolit mozhno kakoj kakoy kakaya kakie skolko zhit zhit' bolshe nas vas byl byla bylo tozhe potom li zhe ot
    pri so iz bez pro zdravstvuyte zdravstvujte ya ja na ne
    """
)
