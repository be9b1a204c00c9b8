// SPDX-License-Identifier: Apache-2.0
#include "text_encoding/module/profiles.hpp"

namespace galley::text_encoding {
namespace {

constexpr CharacterProfile character_profiles[] = {
    {"Simplified Chinese", Script::han, "gb18030",
     "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道"
     "行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意"
     "无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什"
     "二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义"
     "各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金"
     "指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求"
     "据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运省县委协企议群众改革农村济服供环境护组"
     "织项推促持续落党副城镇街融创技研究调查席府支挥引培育优营商投消费增亿元百六七八九零底随断快举召参示介绍近"
     "昨讯晚午早晨足球赛冠医校孩父母庭健康食药温雨雪风暴火灾故警察案判选英俄韩洲欧亚联贸税股票银价房汽车铁飞航"
     "船港旅游艺影音乐歌舞戏剧图片摄网络脑智器卫星源煤油核绿污染"},
    {"Traditional Chinese", Script::han, "Big5",
     "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作里用道"
     "行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意"
     "無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什"
     "二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義"
     "各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金"
     "指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求"
     "據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運省縣委協企議群眾改革農村濟服供環境護組"
     "織項推促持續落黨副城鎮街融創技研究調查席府支揮引培育優營商投消費增億元百六七八九零底隨斷快舉召參示介紹近"
     "昨訊晚午早晨足球賽冠醫校孩父母庭健康食藥溫雨雪風暴火災故警察案判選英俄韓洲歐亞聯貿稅股票銀價房汽車鐵飛航"
     "船港旅遊藝影音樂歌舞戲劇圖片攝網絡腦智器衛星源煤油核綠污染裡臺灣"},
    {"Japanese", Script::kana, "Shift_JIS EUC-JP ISO-2022-JP",
     "日一国人年大十二本中長出三時行見月後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千"
     "水半男西電校語土木聞食車何南万毎白天母火右読友左休父雨会同事自社発者地業方新場員立開手力問代明動京目通言"
     "理体田主題意不作用度強公持野以思家世多正安院心界教文元重近考画海売知道集別物使品計死特私始朝運終台広住無"
     "真有口少町料工建空急止送切転研足究楽起着店病質待試族銀早映親験英医仕去味写字答夜音注帰古歌買悪図週室歩風"
     "紙黒花春赤青館屋色走秋夏習駅洋旅服政議民連対部合市内相定回選米実関決全表戦経最現調化当約首法性要制治務成"
     "期取都和統機平加受続進数記初指権支産点報済活原共得解交資予向際勝面告反判認参利組信在件側任引求所次昨論官"
     "増係感情投示変打直両式確果容必演歳争談能位置流格疑過局放常状球職与供役構割身費付由説難優夫収断石違消神番"
     "規術備宅害配警育席訪乗残想線比村府県区島城港湾橋路株価税率保険労働賃企商漁船農林災震津波雪避救助防察署逮"
     "捕裁"},
    {"Korean", Script::hangul, "EUC-KR",
     "이다는의에을가하고지서한은로기도를사있대자리어아인일정으해시나그들과부라수보상장전주제만원국여스것않했게"
     "면조관성비민세오경중무위소공구발방신생연유진학년월업명개안양동행회선미용실치체당통물결력문강분내입후각금"
     "론식간박산현재화모남북계단터트러운까습니예됐된할될때더많요거래등호영외최김씨우였었졌려며본합설건차반직심"
     "교육노약책복음새말못없와저야함께르드크데마바레타토프술감출표투견달집추석역군평범적점권질속작활참규확변필"
     "받던처럼밝혔열린따또"},
};

// The order decides between encodings that read the same: the commonest comes first.
constexpr AlphabetProfile alphabet_profiles[] = {
    {"English", "windows-1252 macintosh", "é",
     "the of and to in that is was for it with as his on be at by had not are but from or have an they "
     "which one you were said has who will he she its this"},
    {"French", "windows-1252 macintosh ISO-8859-15", "éèàêçôûâîùœëïÿ",
     "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec "
     "son cette aux ont été"},
    {"German", "windows-1252 macintosh ISO-8859-15", "üäößé",
     "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden "
     "aus er hat dass sie nach wird bei"},
    {"Spanish", "windows-1252 macintosh", "óíáéñúü",
     "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me "
     "si sin sobre este"},
    {"Portuguese", "windows-1252 macintosh", "ãçéáíóêõúâàôü",
     "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das seu sua ou "
     "quando muito"},
    {"Italian", "windows-1252 macintosh", "àèòùéìç",
     "di e il la che in a per un del non una si da i con le al sono della dei come ha lo nel alla più gli "
     "è"},
    {"Dutch", "windows-1252 macintosh", "ëéïüö",
     "de van het een en in is dat op te zijn voor met die niet aan er om ook als bij maar uit nog naar"},
    {"Swedish", "windows-1252 macintosh ISO-8859-15", "äåöéü",
     "och i att det som en på är av för med den till inte har de om ett han men var jag sig från vi så kan"},
    {"Danish or Norwegian", "windows-1252 macintosh ISO-8859-15", "øåæéöä",
     "og i at det er en på til for med som de af den ikke har et var han om sig jeg men så fra vi skal av"},
    {"Finnish", "windows-1252 macintosh ISO-8859-15", "äöåšé",
     "ja on ei että se oli hän mutta ovat kun myös joka niin sen kuin tai mukaan"},
    {"Icelandic", "windows-1252", "áíðóéöúþýæ", "og að í á er sem var til um við en með ekki það hann fyrir af"},
    {"Polish", "windows-1250 ISO-8859-2", "łąężśóćńź",
     "w i na z się nie do to że jest o a po za od jak przez ale dla co tym tego jego są oraz"},
    {"Czech", "windows-1250 ISO-8859-2", "íáéěšřžýčůúťďňó",
     "a se v na je že to s z do o i ve pro za by ale jak jsou který po od roku jako"},
    {"Slovak", "windows-1250 ISO-8859-2", "áíéčžýšľúťňôóďäĺŕ",
     "a v sa na je že to s z do o aj pre za by ale ako sú ktorý po od roku"},
    {"Hungarian", "windows-1250 ISO-8859-2", "áéöőóíüúű",
     "a az és hogy nem is egy ez meg azt van volt csak de el mint már ki ha"},
    {"Romanian", "windows-1250 ISO-8859-16 ISO-8859-2", "ăîâșțşţ",
     "și şi de în a la cu pe o nu că se din care mai pentru un este sa al au fost"},
    {"Croatian or Slovene", "windows-1250 ISO-8859-2", "čšžćđ",
     "i je u se na da su za od s o a kao koji ne iz do te bi što in ki pa za"},
    {"Turkish", "windows-1254", "ışğüöçİâ", "ve bir bu da de için ile olarak çok daha olan gibi var en kadar ne sonra"},
    {"Lithuanian", "windows-1257", "ėšųžįčąūę", "ir kad į su iš yra tai bei o ne ar buvo dėl per"},
    {"Latvian", "windows-1257", "āīēšūņļžģķč", "un ir ka ar no par uz kas tas bet arī nav pie"},
    {"Estonian", "windows-1257 ISO-8859-15", "äõöüšž", "ja on ei et see ka oli kui mis oma ning"},
    {"Russian", "windows-1251 KOI8-R IBM866 ISO-8859-5 x-mac-cyrillic", "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё", ""},
    {"Ukrainian", "windows-1251 KOI8-U", "оаинівтресклудмпзябьгчйхцїжєшющфґ", ""},
    {"Bulgarian", "windows-1251 ISO-8859-5", "аоиетнрвсдлкпмзъяугчбшцжщхйфюь", ""},
    {"Serbian", "windows-1251 ISO-8859-5", "аоиенрсјткудвмлпзгбчшцћжњђхљфџ", ""},
    {"Greek", "windows-1253 ISO-8859-7", "αοιετσνηυρπκμλςωόίάέύήώδγχθφβξζψϊϋ", ""},
    {"Hebrew", "windows-1255 ISO-8859-8-I", "יוהלאמרתבשנעםדחקפגצסטןךזכףץ", ""},
    {"Arabic", "windows-1256 ISO-8859-6", "اليمنوترهبدفسعكقحجشطصخزذغثءظضةىأإؤئآ،؛؟", ""},
    {"Thai", "windows-874", "านรกอเงมย่้ิีัลวดทสตะปบคหแจพชขใไโผธณซถฐฉศภษื์ุู็ำๆฎฆฮฟ", ""},
};

}  // namespace

std::span<const CharacterProfile> characters_by_language() { return character_profiles; }
std::span<const AlphabetProfile> alphabets_by_language() { return alphabet_profiles; }

}  // namespace galley::text_encoding
