# The group's own rules: shown, explained and changed by admins.

settings-title = <b>The rules of { $group }</b>
settings-k = Least answers before a box is opened: { $k }
settings-weekly = Weekly summary: every { $day } at { $time }
settings-delay = Questions go out { $minutes ->
    [0] as soon as a meeting has ended
    [one] one minute after a meeting has ended
   *[other] { $minutes } minutes after a meeting has ended
}
settings-quiet = Quiet hours, when I send no questions: { $hours }
settings-pack = Questions come from: { $pack }
settings-prompts = Questions after a meeting: { $count } at most
settings-zone = Clock: { $zone }
settings-perspectives = Perspectives to choose from: { $perspectives }
settings-shown = Perspectives in the summary: { $shown ->
    [yes] shown, where enough people share one
   *[no] not shown
}
settings-contact = A person to talk to: { $contact }
settings-box = A box that has too few answers is destroyed after { $weeks ->
    [one] one week
   *[other] { $weeks } weeks
}
settings-keep = Answers out of opened boxes are erased after { $months ->
    [one] one month
   *[other] { $months } months
}
settings-break = The group is on a break until { $until }
settings-support = Lines of your own on the /support card: { $some ->
    [yes] yes
   *[no] none
}
settings-watch = Names I mark in drafts: { $count ->
    [0] none yet
   *[other] { $count }
}
settings-roles = Roles I mark in drafts: { $count ->
    [0] none yet
   *[other] { $count }
}
quiet-hours = { $from } to { $to }
quiet-none = none
contact-none = nobody is named yet
settings-end = Tap a button to see or change some of them. Everyone sees the main rules in /group. A round that has started keeps the rules it started with.

settings-section-when = When I ask
settings-section-what = What I ask
settings-section-boxes = Boxes and summaries
settings-section-people = Perspectives
settings-section-help = Help and names
settings-section-end = Tap a button to change one. I tell everyone in the group about a change.

button-section-when = When I ask: { $value }
button-section-what = What I ask: { $value }
button-section-boxes = Boxes and summaries: { $value }
button-section-people = Perspectives: { $value }
button-section-help = Help and names: { $value }
button-rule = { $name }: { $value }

value-delay = { $minutes ->
    [0] at once
    [one] after one minute
   *[other] after { $minutes } minutes
}
value-quiet = { $hours }
value-zone = { $zone }
value-break = until { $until }
value-no-break = none
value-pack = { $pack }
value-prompts = { $count }
value-k = { $k } answers
value-weekly = { $day } { $time }
value-box = { $weeks ->
    [one] one week
   *[other] { $weeks } weeks
}
value-keep = { $months ->
    [one] one month
   *[other] { $months } months
}
value-perspectives = { $perspectives }
value-shown = { $shown ->
    [yes] yes
   *[no] no
}
value-contact = { $contact }
value-support = { $some ->
    [yes] yes
   *[no] none
}
value-watch = { $count ->
    [0] none
   *[other] { $count }
}
value-roles = { $count ->
    [0] none
   *[other] { $count }
}

# Everybody gets these when a rule has changed: how it was, how it is, and what that means.
notice-rule-changed = An admin of <b>{ $group }</b> has changed a rule.
rule-before = <b>Before:</b> { $line }
rule-after = <b>Now:</b> { $line }
rule-told-later = This counts from the next round on. What is asked already keeps its old rule.
rule-told-shown = This counts from the next round on. What is asked already keeps its old rule. Nobody is ever shown alone.
rule-told-keep = { $shorter ->
    [yes] This counts for answers you have given already too.
   *[no] This counts for questions that I ask from now on. Answers to what I asked before are not kept any longer than you were told then.
}
rule-told-perspective-renamed = “{ $before }” is called “{ $after }” now. If you chose it, you still have it.
rule-told-perspective-gone = “{ $name }” is not in the list any more. If you had chosen it, you have none now. You can choose again with /group.
rule-told-support = Our own lines on the /support card: { $some ->
    [yes] { $lines }
   *[no] none
}

button-settings-k = Least answers
button-settings-weekly = Weekly time
button-settings-delay = Wait after a meeting
button-settings-quiet = Quiet hours
button-settings-pack = Pack of prompts
button-settings-calendar = Calendars and holidays
button-settings-prompts = How many questions
button-settings-zone = Clock
button-settings-perspectives = Perspectives
button-settings-contact = Person to talk to
button-settings-shown = Show perspectives
button-settings-box = How long boxes wait
button-settings-keep = How long answers are kept
button-settings-support = Our lines on /support
button-settings-watch = Names to mark
button-settings-roles = Roles to mark
button-settings-break = A break for the group
button-settings-back = Back to the rules

settings-change-k =
    How many answers must a box have before I open it? Now it is { $k }.

    With more, it is harder to guess who wrote what. With fewer, small groups can hear more. It can be 3 to 10. A change counts for rounds that start later. Boxes that are locked now keep the number they were promised.
settings-change-weekly =
    When do you want the weekly summary? Now it is { $day } at { $time }. First choose the day. Or type it: <code>/settings weekly Friday 12:00</code>
settings-change-weekly-time = At what time on { $day }?
settings-change-delay =
    How long do I wait after a meeting before I send the questions? Now: { $minutes ->
        [one] one minute
       *[other] { $minutes } minutes
    }. Or type it: <code>/settings delay 30</code>
settings-change-quiet =
    In quiet hours I send no questions. They wait until the hours are over. Now: { $hours }. Or type it: <code>/settings quiet 20:00-08:00</code>
settings-change-prompts = How many questions do I ask after a meeting? Now it is { $count } at most. Fewer is kinder.
settings-change-zone =
    Which clock does the group live by? Now it is { $zone }. For another place, type it like this: <code>/settings zone Europe/Dublin</code>
settings-change-perspectives =
    People can choose one of these: { $perspectives }.

    To change the list, type it like this: <code>/settings perspectives LXP, Professional, Manager, Carer</code>
    To give one a new name, type it like this: <code>/settings perspectives LXP = Lived experience</code>. Its members keep it. If you leave one out, its members have none until they choose again.
settings-change-shown =
    { $shown ->
        [yes] The summary shows the views of each perspective now.
       *[no] The summary does not show the views of each perspective now.
    }

    I show them for a question only where { $k } people or more share each perspective shown, and the rest are as many, or none. In a small group that is seldom so. It can tell a group a lot. But it can also make people feel that they stand out. So talk about it with your group first.
button-show-perspectives = Show them
button-hide-perspectives = Don’t show them
settings-change-contact =
    Who can people in the group talk to, if something upsets them? /support shows this person. Answer this message with a name and a phone number. Please ask the person first.

    Or type it in one line: <code>/settings contact Ana Lee, 020 7946 0000</code>
settings-contact-hint = Name, phone number
settings-change-box = How long does a box wait for enough answers? Now: { $weeks ->
        [one] one week
       *[other] { $weeks } weeks
    }. After that it is destroyed, and nobody has read it.
settings-change-keep =
    How long do I keep the answers out of opened boxes? Nothing says whose they are. Now: { $months ->
        [one] one month
       *[other] { $months } months
    }. Then they are erased. The summaries stay. If you make it longer, answers to what I have asked already are not kept longer. Or type it: <code>/settings keep 12</code>
settings-change-support =
    These are your group’s own lines on the /support card:

    { $lines }

    They were last checked on { $date }. After six months I ask you to check them again. The numbers for the whole country always stay on the card.
settings-change-support-none =
    You can put lines of your own on the /support card. For example: where to go near you, and when it is open. The numbers for the whole country always stay on the card.

    Or type it in one line: <code>/settings support The Hub, 12 High Street, every day from 9 to 5</code>
settings-ask-support = What shall the /support card say? Answer this message with the lines. Please check each number first. Everyone in the group can read them.
settings-support-hint = Who, where, when
button-still-right = They are still right
button-write-anew = Write it
button-take-away = Take it away
button-months = { $months ->
    [one] One month
   *[other] { $months } months
}
button-break-over = End the break
button-minutes = { $minutes ->
    [0] At once
   *[other] { $minutes } minutes
}
button-no-quiet-hours = No quiet hours

settings-changed = Changed. These are the rules now.
settings-changed-k = Changed. From the next round on, a box needs { $k } answers. Boxes that are locked now keep the number they were promised.

settings-bad-name = I don’t know the rule “{ $name }”. You can change these: { $names }. Like this: <code>/settings k 4</code>
settings-bad-k = The least number of answers can be { $least } to { $most }. Send it like this: <code>/settings k 4</code>
settings-bad-weekly = I need a day and a time. Write the time like 09:00 or 3pm. Send it like this: <code>/settings weekly Friday 12:00</code>
settings-bad-delay = The wait can be { $least } to { $most } minutes. Send it like this: <code>/settings delay 30</code>
settings-bad-quiet = I need two times, from and to. Write them like 20:00 and 08:00. Send it like this: <code>/settings quiet 20:00-08:00</code> or <code>/settings quiet none</code>
settings-bad-pack = I don’t know this pack. You can choose: { $packs }. Send /prompts to look into them.
settings-bad-rotation = Please name two packs or more that take turns, like this: <code>/settings rotation { $packs }</code>. To use one pack only, send <code>/settings rotation none</code>.
settings-bad-prompts = I can ask { $least } to { $most } questions after a meeting. Send it like this: <code>/settings prompts 2</code>
settings-bad-zone = I don’t know this place. Send it like this: <code>/settings zone Europe/London</code>
settings-bad-perspectives = I need { $least } to { $most } perspectives with commas between. Each must be different, with { $characters } characters or fewer. Send it like this: <code>/settings perspectives LXP, Professional, Manager, Carer</code>. To give one a new name, send <code>/settings perspectives LXP = Lived experience</code>.
settings-bad-shown = Say yes or no. Send it like this: <code>/settings shown yes</code>
settings-bad-contact = Please keep it to { $characters } characters or fewer. Send it like this: <code>/settings contact Ana Lee, 020 7946 0000</code>
settings-bad-box = A box can wait { $least } to { $most } weeks. Send it like this: <code>/settings box 4</code>
settings-bad-support = Please keep it to { $characters } characters or fewer. Send it like this: <code>/settings support The Hub, 12 High Street, every day from 9 to 5</code>
settings-bad-keep = I can keep opened answers for { $least } to { $most } months. Send it like this: <code>/settings keep 12</code>
