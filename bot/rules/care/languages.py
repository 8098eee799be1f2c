"""The plainest ways to say it in other languages that are spoken in the United Kingdom.

NOT YET REVIEWED by native speakers: `reviewed` stays None until one has read the phrases of a
language, and then holds the day. Until then `afterword check` tells the operator. They are
compared as they are, without accents; "not", quotation marks and topics are not looked at.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.rules.tokens import words_of


@dataclass(frozen=True)
class Language:
    """The phrases of one language. A row is a phrase, with `/` between its variants."""

    name: str
    reviewed: date | None
    written: str

    @property
    def phrases(self) -> tuple[tuple[str, ...], ...]:
        """Each phrase with its variants."""
        rows = self.written.strip().replace("/\n", "/").splitlines()
        return tuple(tuple(one.strip() for one in row.split("/")) for row in rows)


_WELSH = """
eisiau marw / isio marw / moyn marw / ishe marw
lladd fy hun / lladd fy hunan / lladd 'n hun
ddim eisiau byw / ddim isio byw / ddim moyn byw / ddim ishe byw
meddwl am hunanladdiad / ystyried hunanladdiad
teimlo'n hunanladdol / dwi'n hunanladdol / dw i'n hunanladdol
niweidio fy hun / brifo fy hun / torri fy hun / anafu fy hun / dwi'n hunan-niweidio /
dw i'n hunan-niweidio
methu mynd ymlaen / methu cario ymlaen / ddim yn gallu mynd ymlaen
methu ymdopi rhagor / methu ymdopi mwy / methu ymdopi â bywyd
dim pwynt byw / dim pwynt i fywyd / dim rheswm i fyw
well hebdda i / well hebddo i
wedi cymryd gorddos / eisiau cymryd gorddos / isio cymryd gorddos
diwedd ar fy mywyd / gorffen fy mywyd / diweddu fy mywyd
ddim eisiau bod yma rhagor / ddim isio bod yma mwy / ddim eisiau bod yma mwy
yn fy nharo i / yn fy nghuro i / yn fy mwrw i / yn fy mrifo i
ofn mynd adref / ofn mynd adra / ddim yn saff gartref / ddim yn saff adref /
ddim yn ddiogel gartref
wedi cael digon ar fyw / wedi cael digon o fyw
"""
_POLISH = """
chcę umrzeć / chciałbym umrzeć / chciałabym umrzeć / wolałbym umrzeć / wolałabym umrzeć
nie chcę żyć / nie chcę już żyć / nie chce mi się żyć / nie chce mi się już żyć
chcę się zabić / zabiję się / chciałbym się zabić / chciałabym się zabić
popełnię samobójstwo / chcę popełnić samobójstwo
mam myśli samobójcze / moje myśli samobójcze
myślę o samobójstwie / myślę o śmierci
odebrać sobie życie / odbiorę sobie życie
skończyć ze sobą / ze sobą skończyć / skończę ze sobą
nie mam po co żyć / nie ma po co żyć / życie nie ma sensu
mam dość życia / mam dosyć życia
nie daję już rady / nie dam już rady / już nie daję rady / już nie dam rady
tnę się / okaleczam się / robię sobie krzywdę / zrobię sobie krzywdę
wziąłem za dużo tabletek / wzięłam za dużo tabletek / połknąłem wszystkie tabletki /
połknęłam wszystkie tabletki
lepiej beze mnie / lepiej bez mnie / jestem ciężarem dla wszystkich
mnie bije / bije mnie / mnie zgwałcił
boję się wracać do domu / boję się wrócić do domu / boję się męża
"""
_URDU = """
مرنا چاہتا ہوں / مرنا چاہتی ہوں / marna chahta hoon / marna chahti hoon /
marna chahta hun / marna chahti hun
مر جانا چاہتا / مر جانا چاہتی / mar jana chahta / mar jana chahti
جینا نہیں چاہتا / جینا نہیں چاہتی / زندہ نہیں رہنا چاہتا / زندہ نہیں رہنا چاہتی /
jeena nahi chahta / jeena nahi chahti
خودکشی کرنا چاہتا / خودکشی کرنا چاہتی / خودکشی کر لوں / خود کشی کرنا چاہتا /
خود کشی کرنا چاہتی / خود کشی کر لوں / khudkushi kar lun
خودکشی کے خیالات آتے / خودکشی کا سوچ / خود کشی کے خیالات آتے / خود کشی کا سوچ
اپنی جان لے لوں / اپنی جان لینا چاہتا / اپنی جان لینا چاہتی
خود کو مار لوں / خود کو مارنا چاہتا / خود کو مارنا چاہتی / خود کو ختم کر
خود کو نقصان پہنچا / خود کو کاٹتا / خود کو کاٹتی / خود کو تکلیف دیتا / خود کو تکلیف دیتی
اپنی زندگی ختم کر / زندگی ختم کرنا چاہتا / زندگی ختم کرنا چاہتی
زندگی سے تنگ آ گیا / زندگی سے تنگ آ گئی / زندگی سے تنگ آگیا / زندگی سے تنگ آگئی
کاش میں مر جاؤں / کاش میں مر جاتا / کاش میں مر جاتی
جینے کا کوئی فائدہ نہیں / جینے کی کوئی وجہ نہیں
اب اور برداشت نہیں ہوتا / اب جیا نہیں جاتا
ساری گولیاں کھا لی / بہت ساری گولیاں کھا لی
مجھے مارتا ہے / مجھے مارتی ہے / مجھے مارتے ہیں / mujhe maarta hai / mujhe marta hai
گھر جانے سے ڈر لگتا / گھر میں محفوظ نہیں / گھر پر محفوظ نہیں
"""
_PUNJABI = """
ਮਰਨਾ ਚਾਹੁੰਦਾ / ਮਰਨਾ ਚਾਹੁੰਦੀ / مرنا چاہندا / مرنا چاہندی / marna chahunda / marna chahundi
ਮਰ ਜਾਣਾ ਚਾਹੁੰਦਾ / ਮਰ ਜਾਣਾ ਚਾਹੁੰਦੀ / مر جانا چاہندا / مر جانا چاہندی
ਜੀਣਾ ਨਹੀਂ ਚਾਹੁੰਦਾ / ਜੀਣਾ ਨਹੀਂ ਚਾਹੁੰਦੀ / ਜਿਊਣਾ ਨਹੀਂ ਚਾਹੁੰਦਾ / ਜਿਊਣਾ ਨਹੀਂ ਚਾਹੁੰਦੀ /
جینا نئیں چاہندا / جینا نئیں چاہندی / جیونا نہیں چاہندا / جیونا نہیں چاہندی
ਖੁਦਕੁਸ਼ੀ ਕਰਨਾ ਚਾਹੁੰਦਾ / ਖੁਦਕੁਸ਼ੀ ਕਰਨਾ ਚਾਹੁੰਦੀ / ਖੁਦਕੁਸ਼ੀ ਕਰ ਲਵਾਂ / خودکشی کرنا چاہندا /
خودکشی کرنا چاہندی / خودکشی کر لواں
ਖੁਦਕੁਸ਼ੀ ਦੇ ਖਿਆਲ / ਖੁਦਕੁਸ਼ੀ ਬਾਰੇ ਸੋਚ / خودکشی دے خیال / خودکشی بارے سوچ
ਆਪਣੀ ਜਾਨ ਲੈ ਲਵਾਂ / ਆਪਣੀ ਜਾਨ ਲੈਣਾ ਚਾਹੁੰ / اپنی جان لے لواں
ਆਪਣੇ ਆਪ ਨੂੰ ਮਾਰ / ਆਪਣੇ ਆਪ ਨੂੰ ਖਤਮ / اپنے آپ نوں مار / اپنے آپ نوں ختم
ਆਪਣੇ ਆਪ ਨੂੰ ਨੁਕਸਾਨ / ਆਪਣੇ ਆਪ ਨੂੰ ਕੱਟ / اپنے آپ نوں نقصان / اپنے آپ نوں کٹ
ਜ਼ਿੰਦਗੀ ਖਤਮ ਕਰਨਾ ਚਾਹੁੰਦਾ / ਜ਼ਿੰਦਗੀ ਖਤਮ ਕਰਨਾ ਚਾਹੁੰਦੀ / زندگی ختم کرنا چاہندا /
زندگی ختم کرنا چاہندی
ਜ਼ਿੰਦਗੀ ਤੋਂ ਤੰਗ / ਜੀਣ ਤੋਂ ਤੰਗ / زندگی توں تنگ
ਕਾਸ਼ ਮੈਂ ਮਰ / کاش میں مر
ਜੀਣ ਦਾ ਕੋਈ ਫਾਇਦਾ ਨਹੀਂ / ਜੀਣ ਦਾ ਕੋਈ ਕਾਰਨ ਨਹੀਂ / جین دا کوئی فائدہ نئیں /
جین دا کوئی فیدہ نئیں
ਹੁਣ ਹੋਰ ਬਰਦਾਸ਼ਤ ਨਹੀਂ / ਹੁਣ ਬਰਦਾਸ਼ਤ ਨਹੀਂ ਹੁੰਦਾ / ہن ہور برداشت نئیں / ہن برداشت نئیں ہوندا
ਸਾਰੀਆਂ ਗੋਲੀਆਂ ਖਾ / ساریاں گولیاں کھا
ਮੈਨੂੰ ਮਾਰਦਾ / ਮੈਨੂੰ ਕੁੱਟਦਾ / ਮੈਨੂੰ ਮਾਰਦੇ / مینوں ماردا / مینوں کٹدا / mainu marda /
mainu maarda
ਘਰ ਜਾਣ ਤੋਂ ਡਰ / ਘਰ ਵਿੱਚ ਸੁਰੱਖਿਅਤ ਨਹੀਂ / گھر جان توں ڈر
"""
_ARABIC = """
أريد أن أموت / اريد الموت / بدي موت / بدي أموت / عايز أموت / عايزة أموت / أبغى أموت
أتمنى الموت / أتمنى أن أموت / أتمنى لو مت / يا ليتني مت
لا أريد أن أعيش / لم أعد أريد أن أعيش / ما بدي عيش / مش عايز أعيش / مش عايزة أعيش
أريد أن أقتل نفسي / سأقتل نفسي / رح أقتل حالي / هقتل نفسي
أفكر في الانتحار / أفكر بالانتحار / افكر انتحر
أريد الانتحار / أريد أن أنتحر / سوف أنتحر / سأنتحر / بدي انتحر / هنتحر
أنهي حياتي / إنهاء حياتي / اخلص من حياتي
أؤذي نفسي / إيذاء نفسي / أجرح نفسي / بأذي نفسي
لا أستطيع الاستمرار / لم أعد أحتمل الحياة / لا أستطيع أن أكمل حياتي
لا معنى لحياتي / لا فائدة من حياتي / ليس لدي سبب للعيش
تعبت من الحياة / زهقت من الحياة / كرهت حياتي / أكره حياتي
تناولت كل الحبوب / أخذت كل الحبوب / بلعت كل الحبوب / أخذت جرعة زائدة
أفضل بدوني / أفضل من دوني / أحسن من غيري أنا عبء / أنا عبء على الجميع /
أنا عبء على عائلتي
يضربني / تضربني / يغتصبني / اغتصبني
أخاف العودة إلى البيت / أخاف أن أعود إلى البيت / خايفة أرجع البيت / خايف أرجع البيت /
لست بأمان في البيت
"""
_ROMANIAN = """
vreau să mor / aș vrea să mor / mi-aș dori să mor / îmi doresc să mor
nu mai vreau să trăiesc / nu vreau să mai trăiesc / nu vreau să trăiesc
vreau să mă omor / o să mă omor / am să mă omor
vreau să mă sinucid / o să mă sinucid / am să mă sinucid
mă gândesc la sinucidere / mă gândesc să mă sinucid / gânduri de sinucidere /
mă gândesc la moarte
să-mi iau viața / să îmi iau viața / îmi iau viața / să-mi pun capăt zilelor /
pun capăt vieții mele
nu mai pot continua așa / nu mai pot trăi așa / nu mai rezist
nu are rost să trăiesc / nu mai are rost să trăiesc / nu am pentru ce trăi /
n-am pentru ce trăi
m-am săturat de viață / sunt sătul de viață / sunt sătulă de viață
îmi fac rău singur / îmi fac rău singură / mă tai pe mâini / mă rănesc singur /
mă rănesc singură / îmi vine să mă tai
am luat toate pastilele / am luat prea multe pastile / am înghițit toate pastilele
mai bine fără mine / sunt o povară pentru toți / sunt o povară pentru familie
aș vrea să nu mă mai trezesc / sper să nu mă mai trezesc
soțul mă bate / mă bate soțul / partenerul mă bate / el mă bate / m-a bătut din nou /
m-a violat
mi-e frică să merg acasă / mi-e frică să mă întorc acasă / nu sunt în siguranță acasă
"""
_FRENCH = """
je veux mourir / envie de mourir / je voudrais mourir / je préfère mourir /
j'aimerais mourir
je voudrais être mort / je voudrais être morte / j'aimerais être mort /
j'aimerais être morte
je ne veux plus vivre / je veux plus vivre / plus envie de vivre /
je n'ai plus envie de vivre
je veux en finir / j'ai envie d'en finir / en finir avec la vie
je vais me tuer / je veux me tuer / envie de me tuer
je vais me suicider / je veux me suicider / envie de me suicider
je pense au suicide / des pensées suicidaires / j'ai des idées suicidaires
mettre fin à mes jours / mettre fin à ma vie
plus aucune raison de vivre / plus de raison de vivre / aucune raison de vivre /
ma vie ne vaut rien
je n'en peux plus de vivre / je n'en peux plus de la vie /
je ne peux plus continuer comme ça / j'en ai marre de vivre
me fais du mal / me faire du mal / je me scarifie / je me coupe les veines /
je me coupe encore
pris trop de médicaments / pris trop de comprimés / avalé tous les comprimés /
avalé tous mes comprimés / avalé tous mes médicaments
mieux sans moi / un poids pour tout le monde / un fardeau pour tout le monde /
un poids pour ma famille
ne plus me réveiller / ne jamais me réveiller
il me frappe / me bat encore / mon mari me bat / mon copain me bat / elle me frappe /
il m'a violée / il m'a violé
peur de rentrer chez moi / peur de rentrer à la maison / pas en sécurité chez moi
"""

LANGUAGES = (
    Language("Welsh", None, _WELSH),
    Language("Polish", None, _POLISH),
    Language("Urdu", None, _URDU),
    Language("Punjabi", None, _PUNJABI),
    Language("Arabic", None, _ARABIC),
    Language("Romanian", None, _ROMANIAN),
    Language("French", None, _FRENCH),
)

# Letters that look alike and are typed for each other, depending on the keyboard.
_LETTERS = str.maketrans(
    {
        "\u064a": "\u06cc",
        "\u0649": "\u06cc",
        "\u0643": "\u06a9",
        "\u0629": "\u0647",
        "\u06c1": "\u0647",
        "\u06be": "\u0647",
        "\u06d5": "\u0647",
        "'": " ",
    }
)


def says_it_in_another_language(text: str) -> bool:
    """Whether one of the phrases stands in a text, as whole words."""
    line = _plain(text)
    return any(phrase in line for phrase in _FOLDED)


def _plain(text: str) -> str:
    words = (word.folded.translate(_LETTERS) for word in words_of(text))
    return f" {' '.join(' '.join(words).split())} "


def _folded(languages: Iterable[Language]) -> frozenset[str]:
    return frozenset(_plain(variant) for one in languages for row in one.phrases for variant in row)


_FOLDED = _folded(LANGUAGES)
