# Planning meetings, asking now, and looking into the packs.

## Planning

meeting-ask-day =
    On which day is the meeting of <b>{ $group }</b>? Choose it here.

    You can also type it in one line, like this: <code>/meeting { $example }</code>

    Are your meetings in a calendar already? Send me its file (.ics).
meeting-ask-time = The meeting is on { $day }. When does it start? ({ $zone })
meeting-ask-length = It starts on { $day } at { $time }. How long is it?
meeting-ask-title =
    The meeting starts on { $day } at { $time }. It lasts { $length }.

    What is it called? Answer this message with its name.
meeting-name-again = That name is too long. Please use { $characters } characters or fewer. What is the meeting called? Answer this message with its name.
meeting-ask-repeat = It starts on { $day } at { $time }. How often does it take place?
meeting-ask-end = It takes place { $repeat }, from { $day }. Until when?
button-no-end = No end
button-times = { $count } times
button-until = Until { $day }
button-once = Once
repeat-weekly = every { $weekday }
repeat-fortnightly = every two weeks on { $weekday }
repeat-monthly = { $nth ->
    [1] first
    [2] second
    [3] third
    [4] fourth
   *[other] last
} { $weekday } of each month
repeat-monthly-two = { $nth ->
    [1] first
    [2] second
    [3] third
    [4] fourth
   *[other] last
} and { $also ->
    [2] second
    [3] third
    [4] fourth
   *[other] last
} { $weekday } of each month
repeat-except = { $repeat }, except { $day }{ $more ->
    [none] {""}
   *[other] {" "}and { $more }
}
repeat-until = { $repeat }, until { $day }
repeat-times = { $repeat }, { $count } times
meeting-title-hint = Steering group
meeting-example = tomorrow 14:00 for 90 minutes Steering group
meeting-line-series = { $repeat } from { $line }
meeting-line = { $day } { $month } { $year } { $time } for { $minutes } minutes { $title }
button-other-time = Another time
meeting-ask-other-time =
    When does the meeting on { $day } start? Answer this message with the time, how long it lasts, and its name, like this:

    <code>14:15 for 90 minutes Steering group</code>
meeting-time-hint = 14:15 for 90 minutes Steering group
button-earlier-days = Earlier days
button-later-days = Later days
button-choose-by-buttons = Choose with buttons
length-minutes = { $minutes } minutes
length-hours = { $hours ->
    [one] one hour
   *[other] { $hours } hours
}
meeting-confirm =
    I understood this:

    <blockquote>{ $title }</blockquote>
    { $when }

    Questions go out on { $opens }. Is that right?
meeting-confirm-series =
    I understood this:

    <blockquote>{ $title }</blockquote>
    The first one: { $when }
    It repeats: { $repeat }

    After the first one, questions go out on { $opens }. Is that right?
button-plan-it = Yes, plan it
button-change-it = Change
button-forget-it = Forget it
meeting-change =
    Nothing is planned yet. Copy this line, change it, and send it:

    <code>/meeting { $line }</code>
meeting-forgotten = Good. I planned nothing.
meeting-planned =
    The meeting is planned.

    <blockquote>{ $title }</blockquote>
    { $when }

    Questions go out on { $opens }. To see or cancel meetings, send /meetings.
meeting-planned-series =
    The meetings are planned.

    <blockquote>{ $title }</blockquote>
    The first one: { $when }
    They repeat: { $repeat }

    After the first one, questions go out on { $opens }. To see, move or cancel meetings, send /meetings.
meeting-planned-before = This meeting is planned already. I counted it once.
meeting-in-the-past = That meeting has ended already, so I planned nothing. To ask about it now, send /ask.
meeting-too-old = This message is too old for me to read. Please send /meeting again.

## What was not clear

when-try-again =
    { $reason }

    Nothing is planned yet. Send it like this, or choose with buttons:
    <code>/meeting { $example }</code>
when-choose =
    { $reason }

    Nothing is planned yet. Tap what you mean, or send it again, like this:
    <code>/meeting { $example }</code>
when-choose-titled =
    { $reason }

    <blockquote>{ $title }</blockquote>

    Nothing is planned yet. Tap what you mean, or send it again, like this:
    <code>/meeting { $example }</code>
when-no-date = I need to know the day of the meeting.
when-no-time = I know the day, but not the time: “{ $words }”.
when-no-length = I can’t tell how long the meeting is: “{ $words }”.
when-no-such-date = There is no such day: “{ $words }”.
when-past = That is over already: “{ $words }”.
when-ambiguous-date = This could be more than one day: “{ $words }”.
when-ambiguous-time = This could be more than one time: “{ $words }”.
when-ambiguous-length = I found two lengths, or the end and the length don’t fit: “{ $words }”.
when-wrong-weekday = The day of the week and the date don’t fit: “{ $words }”.
when-repeats = I can’t repeat a meeting like this: “{ $words }”. I know “every Tuesday”, “every two weeks on Tuesday” and “first Tuesday of each month”.
when-repeats-so = Let me show you how I understand “{ $words }”. Tap the first meeting. Then you can check all of it before I plan anything.
when-bad-end = I can’t tell when the meetings end: “{ $words }”. I know “until 3 March 2027” and “6 times”. The end has to leave room for two meetings, in ten years at most.
when-clock-gap = The clocks go forward that night, so this time does not exist: “{ $words }”.
when-clock-twice = The clocks go back that night, so this time comes twice: “{ $words }”. The earlier one is first in the list.
when-too-long = A meeting can last { $hours } hours at most: “{ $words }”.
when-too-far = I can plan { $years } years ahead at most: “{ $words }”.
when-left-over = I don’t know what to make of these words: “{ $words }”. If they are the name of the meeting, put the name in quotation marks.
when-other-zone = I plan by your group’s own clock, so I am not sure about this: “{ $words }”.
when-spelling = I am not sure about this word: “{ $words }”.
when-title-too-long = That name is too long. Please use { $characters } characters or fewer.
button-meeting-choice = { $day } at { $time }
button-meeting-choice-clock = { $day } at { $time } (UTC{ $offset })

## The meetings to come

meetings-title = <b>Meetings of { $group }</b>
meetings-none = No meeting of <b>{ $group }</b> is planned. Send /meeting to plan one.
meetings-line = { $number }. { $when }: { $title }. Questions go out on { $opens }.
meetings-line-break = { $number }. { $when }: { $title }. The group is on a break then, so no questions go out.
meetings-line-skipped = { $number }. { $when }: { $title }. No questions go out after it.
button-ask-after-number = Ask after { $number }
meeting-asked-after = Good. I ask after “{ $title }” after all. Questions go out on { $opens }.
button-cancel-number = Cancel { $number }
button-more-on-number = More on { $number }
meeting-card =
    <blockquote>{ $title }</blockquote>
    { $when }

    On { $opens } I ask this:
    { $questions }

    That is exactly what I ask, unless other questions are asked before.
meeting-card-nothing =
    <blockquote>{ $title }</blockquote>
    { $when }

    I ask nothing after it: the group is on a break then, or all that is in the pack was asked not long ago.
meeting-card-line = • { $wording }
button-move = Move it
button-ask-from = Ask from: { $pack }
button-pick-prompts = Choose single questions
button-ask-by-rule = Let the group’s rule choose
pick-title = What shall I ask after “{ $title }”? Choose up to { $most } questions.
pick-picked = <b>I ask these:</b>
pick-none = Nothing is chosen one by one yet, so the group’s rule chooses.
pick-from = <b>{ $pack }</b>
pick-line = { $number }. { $wording }
button-pick = Ask { $number }
button-unpick = Leave out { $number }
button-picked = Done
pick-too-many = I can ask { $most } questions after a meeting. Leave one out first.
pick-gone = I don’t have this question any more. Send /meetings to begin again.
button-cancel-series = Cancel all that repeat
meeting-cancel-series-ask = Shall I cancel all meetings of this row that are still to come?
button-cancel-series-yes = Yes, cancel them all
meeting-series-cancelled = { $count } meetings are cancelled. No questions go out after them.
meeting-move-hint = 12 November 14:00 for 90 minutes
meeting-move-again =
    { $reason }

    Nothing has changed. When does the meeting take place now? Answer this message like this:

    <code>{ $example }</code>
meeting-move-choose =
    { $reason }

    Nothing has changed yet. Tap where the meeting moves to.
meeting-move-once = I move one meeting at a time, to one day.
meeting-move-ask =
    When does the meeting take place now? Answer this message with the day and the time, and the length if it changes, like this:

    <code>{ $example }</code>
meeting-move-confirm = Shall I move the meeting to { $when }?
button-move-it = Yes, move it
meeting-moved = The meeting is moved to { $when }. Questions go out on { $opens }.
button-skip-number = No prompts after { $number }
meeting-cancel-ask =
    Shall I cancel this meeting? No questions go out after it.

    <blockquote>{ $title }</blockquote>
    { $when }
meeting-skip-ask =
    Shall I ask nothing after this meeting? The meeting still takes place.

    <blockquote>{ $title }</blockquote>
    { $when }
button-cancel-yes = Yes, cancel it
button-skip-yes = Yes, no prompts
button-keep-it = No, keep it
meeting-cancelled = The meeting “{ $title }” is cancelled. No questions go out after it.
meeting-skipped = Good. I ask nothing after “{ $title }”. To change that, send /meetings.
meeting-kept = Good. Nothing has changed.
meeting-too-late = It is too late for that: the questions have gone out already, or the meeting is no longer planned. Send /meetings to see the list.

## Asking now

ask-confirm =
    Shall I ask <b>{ $group }</b> now?

    I send { $count ->
        [one] one question
       *[other] up to { $count } questions
    } from the pack “{ $pack }” to everyone who gets questions now ({ $people }). The boxes are opened on { $opens }.
ask-confirm-one =
    Shall I ask <b>{ $group }</b> this now?

    <blockquote>{ $wording }</blockquote>

    Name: <code>{ $ref }</code>

    I send it to everyone who gets questions now ({ $people }). The box is opened on { $opens }.
button-ask-now = Ask now
ask-too-old = This message is too old for me to read. Please send /ask again.
ask-kept = Good. I asked nothing.
ask-done = { $questions ->
    [one] One question is
   *[other] { $questions } questions are
} on the way to { $people } people. The boxes are opened on { $opens }.
ask-refused-too-few = I can’t ask yet. { $people ->
    [0] Nobody in the group gets
    [one] One person in the group gets
   *[other] { $people } people in the group get
} questions now, and it takes { $needed } or more. With fewer, it would be easy to guess who wrote what. Send /invite to bring more people in.
ask-refused-paused = The group is on a break, so I asked nothing. To end the break, send <code>/resume group</code>
ask-refused-unknown-prompt = I don’t know this prompt. Send /prompts to see them all, with the name of each.
ask-refused-nothing-to-ask = There is nothing new to ask. I have asked all that is in this pack in the last rounds. Choose another pack in /prompts.
ask-refused-asked-meanwhile = The group was asked less than a minute ago, so I did not ask again. This is open now: { $open } To ask more, send /ask again in a minute.
ask-refused-just-asked = I have just asked the group, so I did not ask again. Please wait until people have had time to answer.

## Packs

prompts-title =
    <b>{ $pack }</b>
    { $about }

    { $chosen ->
        [yes] Your group uses this pack.
       *[no] Your group does not use this pack now.
    } It has { $count } prompts. After each meeting I choose a few of them.
prompts-theme =
    <b>{ $theme }</b>
    { $line }
prompts-line = { $wording }
    Name: <code>{ $ref }</code>
prompts-end = To ask one of them now, send its name, like this: <code>/ask { $ref }</code>
button-use-pack = Use this pack
prompts-chosen = From now on I choose questions for <b>{ $group }</b> from the pack “{ $pack }”.
prompts-pack-gone = I don’t know this pack. Send /prompts to see what there is.
button-see-pack = See: { $pack }
button-earlier = Back
button-more = More
