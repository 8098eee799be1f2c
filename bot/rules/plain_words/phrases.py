"""What people type to a bot in plain words, by what they mean by it. A phrase is all of a message.

The patterns are matched against words in one spelling (see wording.py); what may stand before and
after is added to each.
"""

from bot.rules.plain_words.meaning import Meaning

_MY = r"(?:all |any |some )?(?:of )?(?:my |the |our |this |that |these |a |an )?"
_SHOW = (
    r"(?:(?:show|give|send|get|see|read|view|find|where is|what is|what was|look at)(?: me)? )?"
    r"(?:(?:the|a|my|our|this|last|latest|newest|new|weekly|group|s) )*"
)
_QUESTIONS = (
    r"(?:(?:these|this|the|any|more|so|many|your|me) )*(?:messages?|questions?|texts|stuff)"
)
_SOMEBODY = r"(?:somebody|someone|a person|a real person|a human|a real human|anyone|anybody)"
_ANYONE = (
    r"(?:who|anyone|anybody|somebody|someone|people|others|you|they|everyone|everybody"
    r"|(?:my |the |our )?(?:manager|boss|admins?|facilitator|group|others?|team))"
)
_TIME = r"(?:a|an|one|two|three|four|five|six|seven|eight|ten|twelve|\d{1,3})"

BEFORE = (
    r"(?:(?:hi|hello|hey|please|sorry|ok|okay|so|well|um|and|afterword|bot|can i|can you"
    r"|could you|could i|may i|would you|will you|how do i|how can i|how do you|how to|i want to"
    r"|i want you to|i want|i would like to|i would like you to|i would like|like to|i need to"
    r"|i need|i wish to|want to|let me|let us|just|now) )*"
)
AFTER = (
    r"(?: (?:please|now|today|thanks|thank you|bot|afterword|for me|if possible|asap|then|again"
    r"|right now|straight away))*"
)

PHRASES: tuple[tuple[Meaning, str], ...] = (
    # Before what "i need" and "can you" may stand before.
    (
        Meaning.HELP_ME,
        r"(?:(?:please|i need|i could use|need|can you|could you|can some(?:body|one)|i want) )+"
        r"(?:some |your )?help(?: me)?|help me(?: out| with (?:this|it))?"
        r"|i am (?:stuck|lost)|i do not know what to do",
    ),
    (
        Meaning.STOP,
        r"stop(?: (?:it|this|that|now|everything|all|bot|bothering me|contacting me"
        r"|asking(?: me)?|messaging(?: me)?|texting(?: me)?|writing(?: to)?(?: me)?|sending(?: me)?"
        rf"|{_QUESTIONS}))*",
    ),
    (
        Meaning.STOP,
        rf"(?:no more|not any more)(?: {_QUESTIONS})?|unsubscribe(?: me)?|opt(?: me)? out",
    ),
    (Meaning.STOP, r"quit|cancel(?: (?:it|this|that|everything))?|exit|leave me alone|go away"),
    (
        Meaning.STOP,
        r"do not (?:message|text|write to|contact|ask|bother)(?: me)?(?: any ?more| again)?"
        rf"|i do not want (?:to do )?(?:this|{_QUESTIONS})(?: any ?more)?|not interested",
    ),
    (
        Meaning.DELETE,
        rf"(?:delete|erase|remove|wipe|forget|destroy|get rid of) {_MY}"
        r"(?:me|data|details|information|account|answers?|messages?|number|name|profile|words"
        r"|everything|all|it all|history|records?)"
        r"(?: (?:about|of|on|from) (?:me|mine|here))?(?: you (?:have|store|know|hold))?",
    ),
    (
        Meaning.DELETE,
        r"delete|erase(?: me)?|right to be forgotten|(?:delete|erase) everything"
        r" (?:about me|you (?:have|know|hold)(?: (?:about|on) me)?)",
    ),
    (
        Meaning.LEAVE,
        r"leave(?: (?:the|this|my|your|our))?(?: (?:group|bot|chat|project|steering group|it))?"
        r"|(?:quit|get out of|exit) (?:the|this|my) group|i am leaving"
        r"|(?:remove|take) me (?:from|out of|off) (?:the|this|your) (?:group|list)",
    ),
    (
        Meaning.RESUME,
        r"resume(?: (?:questions|it|the questions))?|unpause(?: me)?|un pause"
        r"|(?:start|begin) again|i am back|come back|end (?:the |my )?(?:pause|break)"
        r"|(?:get|send me|ask me)(?: the)? questions again",
    ),
    (
        Meaning.PAUSE,
        r"(?:pause|snooze|(?:take|have) a (?:little |short )?break|a break)"
        r"(?: (?:it|this|me|from|the|these|questions?|messages?|for a (?:while|bit|time)|a while))*"
        rf"(?:(?: for)? (?P<words>{_TIME} (?:days?|weeks?|months?)|until \w+(?: \w+){{0,3}}))?",
    ),
    (Meaning.SUMMARIES, rf"{_SHOW}(?:all |old |earlier |past |other )*(?:of )?(?:the )?summaries"),
    (
        Meaning.SUMMARY,
        rf"(?:{_SHOW}summary|(?=\w+ ){_SHOW}(?:results?|report))"
        r"(?: (?:for|of|from) (?:this|last|the) (?:week|group))?"
        r"|what did (?:people|everyone|everybody|the others|others|they|the group|we) (?:say|said)"
        r"(?: (?:this|last) week)?",
    ),
    (
        Meaning.MYDATA,
        r"(?:(?:show|give|send|get|see|view|look at)(?: me)? )?(?:all )?my (?:own |personal )?"
        r"(?:data|details)(?: you (?:have|hold|store|keep))?"
        r"|what (?:data )?(?:do|have) you (?:know|stored?|keep|kept|hold|have|saved?|got)"
        r" (?:on|about|of) (?:me|mine)|(?:subject access|data) request",
    ),
    (
        Meaning.PRIVACY,
        rf"{_SHOW}(?:privacy|data protection|gdpr)"
        r"(?: (?:policy|notice|information|text|statement))?"
        r"|(?:is|are) (?:this|it|(?:my|the|these|our|all)? ?answers?|what i (?:say|write))"
        r" (?:really |all |completely |truly |kept |fully )*(?:anonymous|private|confidential"
        r"|secret|safe|secure)"
        r"|what (?:do you|is|gets?) (?:stored?|keep|kept|save|saved|collect)",
    ),
    (
        Meaning.PRIVACY,
        rf"(?:can |will |does |could )?{_ANYONE} (?:can |will |could )?"
        r"(?:sees?|reads?|knows?|find out)"
        r" (?:what i (?:write|wrote|say|said|type|typed|answer|answered)|my (?:answers?|words|name)"
        r"|it|this|that|who (?:i am|wrote what|said what|wrote it|said it|answered))",
    ),
    (
        Meaning.PUZZLED,
        r"(?:i )?(?:still )?(?:really )?(?:do|can|did|could) not (?:really |quite |fully )?"
        r"(?:understand|get|follow)(?: (?:it|this|that|you|any of (?:it|this)"
        r"|(?:the|this|that|your|these|a)(?: \w+)? (?:questions?|one|words?)"
        r"|what (?:this|it|you|that|the question)(?: \w+){0,2}"
        r"(?: (?:means?|wants?|asking|about|is|for))?))?",
    ),
    (
        Meaning.PUZZLED,
        r"what (?:do|does|did) (?:you|this|it|that|the question|this question) (?:mean|want)"
        r"(?: by (?:that|this))?|what is (?:the|this) question(?: about)?"
        r"|(?:huh|what|pardon|eh|wdym)"
        r"|explain(?: (?:it|this|that|the question|the questions|to me|more))*"
        r"|(?:i am )?(?:confused|puzzled)(?: (?:by|about) (?:this|it|the question))?"
        r"|(?:i am )?not sure what (?:you|this|it|that|the question) (?:means?|wants?)"
        r"|i have no idea what (?:you|this|it|that) (?:means?|wants?)"
        r"|(?:the |this |that )?question(?: is)? (?:not clear|unclear)|not clear|unclear"
        r"|(?:i )?(?:do|did) not understand",
    ),
    (
        Meaning.HELP,
        r"help|menu|commands?"
        r"|what (?:can|should|do) (?:i|you|this bot|we) do(?: here| now| next)?|what now|what next"
        r"|how does (?:this|it)(?: bot| thing)? work|(?:use|work) (?:this|it)(?: bot)?"
        r"|what (?:is this(?: bot)?|is afterword|are you)|who are you",
    ),
    (
        Meaning.SUPPORT,
        rf"(?:talk|speak) to {_SOMEBODY}|{_SOMEBODY} to talk to|(?:i )?need to talk"
        rf"|who can i (?:talk to|call|ring|speak to)|(?:samaritans|helpline|crisis line)"
        r"|(?:need|get) support|(?:a )?phone number(?: to call)?",
    ),
    (
        Meaning.GROUP,
        rf"{_SHOW}(?:next meeting|group card)|when (?:is|do|are) (?:the |our |my )?(?:next )?"
        r"(?:meetings?|summary|questions?|boxes)(?: (?:open|opened|coming|due|next|out))?"
        r"|who is in (?:the|my|this|our) group|what are the rules",
    ),
    (
        Meaning.SUGGEST,
        r"(?:suggest|propose|add)(?: (?:a|another|one))?(?: new| more)* questions?"
        r"|(?:i have )?a suggestion|ask the group something",
    ),
    (
        Meaning.THANKS,
        r"(?:(?:many|ok|okay|great|good|lovely|no|perfect) )*(?:thanks|thank you)"
        r"(?: (?:so|very|much|a|lot|million|bot|afterword|for|that|this|you|all|again|everything"
        r"|the|help|your|summary|it|letting|me|know|kindly|anyway|loads|ever))*"
        r"|(?:much )?appreciated|ok|okay|k|kk|understood|got it|noted|will do|no problem|no worries"
        r"|never ?mind|bye|good night|see you(?: later| soon)?",
    ),
    (
        Meaning.HELLO,
        r"(?:hi|hello|hey|yo|howdy|greetings|good (?:morning|afternoon|evening|day))"
        r"(?: (?:hi|hello|hey|there|bot|afterword|all|everyone|mate|friend|how are you"
        r"|are you there|good (?:morning|afternoon|evening)))*|(?:are )?(?:you|anyone) there"
        r"|how are you|test(?:ing)?",
    ),
)
