"""The words by which circumstances are known, apart from the rules that read them."""


def listed(words: str) -> frozenset[str]:
    """Words with spaces between them as a set."""
    return frozenset(words.split())


BEING = listed(
    "adult amputee atheist aunt author bloke boy buddhist carer catholic child christian dad "
    "dads daughter expert farmer father female girl grandad grandfather grandma grandmother "
    "grandparent granny hindu immigrant individual jew lad lady lass lesbian male man member "
    "migrant mother mum mam muslim nan newcomer parent patient peer person pensioner "
    "protestant refugee sikh smoker speaker starter student survivor uncle user vegan veteran "
    "visitor widow widower woman"
)
LIKE = listed(
    "adhd asian autistic bangladeshi bengali bipolar bisexual black blind brown chinese deaf "
    "disabled dyslexic english european foreign gay ghanaian indian irish jewish kurdish lgbt "
    "male married muslim neurodivergent nigerian pakistani polish pregnant queer "
    "retired romanian schizophrenic scottish single somali trans transgender turkish "
    "ukrainian welsh white unemployed homeless"
)
THINGS = listed(
    "answer bit case chance change choice concern difference downside exception goal good "
    "hope idea issue item kind lesson moment option other part place point positive problem "
    "question real reason result rule solution sort step thing things time topic two three "
    "way words worry"
)
RELATIVES = listed(
    "aunt auntie brother cousin dad daughter father gran grandad granddad "
    "granddaughter grandfather grandma grandmother grandson granny mam mother mum mummy nan "
    "nana nephew niece sister son stepdad stepmum stepson stepdaughter twin uncle mom kid "
    "child baby nain taid"
)
LOVED_ONES = listed(
    "boyfriend ex fiance fiancee girlfriend husband partner spouse wife carer "
    "flatmate housemate landlord neighbour"
)
OF_MY_OWN = listed(
    "big dear eldest ex first foster former late little little old older oldest own second "
    "step then twin young younger youngest"
)
NO_RELATION = listed(
    "agencies agency body charity company council department group groups organisation "
    "organisations organization service services team teams trust ward working"
)
UNITS = listed("day days week weeks month months year years spring summer autumn winter")
COUNTS = listed(
    "a an two three four five six seven eight nine ten eleven twelve fifteen twenty thirty "
    "forty fifty few couple several many"
)
NO_PLACE = listed(
    "i i'm i've monday tuesday wednesday thursday friday saturday sunday nhs ward room zoom "
    "teams item day week year england wales scotland britain christmas easter"
)
LIVES = listed(
    "live lived lives living born raised grew come came drive travel travelled moved from "
    "based commute up"
)
DID = listed("been worked was chaired volunteered nursed taught lived served managed run led")
