# Breaks: for oneself, and for the whole group.

pause-ask =
    How long would you like a break from <b>{ $group }</b>? I will send you no questions and no reminders until then. You still get the summaries.

    You can also type it, like this: <code>/pause 10</code> for days, or <code>/pause until 3 March</code>
pause-ask-admin =
    To give the whole group a break, send <code>/pause group</code>
pause-done = Good. I will send you no questions from <b>{ $group }</b> until { $until }. To start again sooner, send /resume. Nobody is told.
pause-which-day =
    That could be more than one day. Tap the day on which you want questions again.
pause-try-again =
    { $reason }

    Nothing has changed. Send it like this: <code>{ $line } 10</code> for days, or <code>{ $line } until 3 March</code>
pause-unknown = I can’t tell how long the break is.
pause-no-such-day = There is no such day.
pause-past = That day is over, or it is today.
pause-too-long = A break can last 1 to 365 days.
resume-done = Welcome back. You will get the questions of <b>{ $group }</b> again, from the next round on.
resume-not-paused = You are not on a break. You get the questions of <b>{ $group }</b> as they come.
resume-no-questions = You get the summaries of <b>{ $group }</b>, but no questions. To get questions too, send /group.
resume-group-on-break = The whole group is on a break until { $until }. Nobody gets questions before that.
resume-group-how = To end it for everyone, send <code>/resume group</code>

## For the whole group

settings-change-break = A break stops new questions for everyone. Summaries of what was answered still come. How long? Or type it: <code>/pause group 14</code> for days, or <code>/pause group until 3 March</code>
settings-break-done = Good. <b>{ $group }</b> is on a break until { $until }. No questions go out. To end the break sooner, send <code>/resume group</code>
settings-break-over = Good. The break of <b>{ $group }</b> is over. Questions go out again after the next meeting.
break-none = <b>{ $group }</b> is not on a break. Questions go out after the next meeting.
