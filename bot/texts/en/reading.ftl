# Reading summaries, and opening boxes before the weekly time.

summary-none =
    There is no summary of <b>{ $group }</b> yet. The first one comes after a meeting, on { $day } at { $time }, if { $k } people or more have answered a question.
summaries-choose =
    <b>Summaries of { $group }</b>
    Tap one to read it.
page-of = Page { $page } of { $pages }
button-summary = { $number }: { $from } to { $to }
button-newer = Newer
button-older = Older
button-whole = Read it all here
button-how = How this was made
summaries-found =
    <b>Summaries with a theme like “{ $words }”</b>
    Tap one to read it.
summaries-found-line = • { $number }: <i>{ $wording }</i> { $name }
summaries-theme-asked = <i>{ $wording }</i>
summaries-found-none = No summary of <b>{ $group }</b> has a theme like “{ $words }”. Try another word, or tap <i>By theme</i> to see what themes there were.
summaries-themes = <b>Themes in the summaries of { $group }</b>
summaries-theme-line =
    { $count ->
        [one] • { $name }: summary { $numbers }
       *[other] • { $name }: summaries { $numbers }
    }
summaries-themes-how = To find the summaries with one of them, send /summaries and a word of it, like this: /summaries { $example }
summaries-themes-none = No summary of <b>{ $group }</b> has themes yet. A theme is what at least two people wrote about.
button-by-theme = By theme
button-found = { $number }: { $name }
button-still-open = See the open questions
still-open = This question is still open: <b>{ $wording }</b>
    Tap the message that this one answers, and you are there.
still-open-none = No question that I sent you is open now.
summary-no-such = There is no summary { $number } of <b>{ $group }</b>. The latest is { $latest }. Send /summaries to see the list.
summary-gone = I can’t find this summary. Send /summaries to see the list.

open-ask =
    Shall I open what may be opened now in <b>{ $group }</b>?

    I open each box that has enough answers, and send a summary to everyone at once. All other boxes stay locked. Everyone is told that an admin asked for this. It works once in 24 hours.

    You don’t have to: it happens by itself every { $day } at { $time }.
button-open-now = Open now
button-not-now = Not now
open-kept = Good. Nothing was opened.
open-done =
    Done. { $opened ->
        [one] One box was opened.
       *[other] { $opened } boxes were opened.
    } { $stays ->
        [0] None is still locked.
        [one] One is still locked.
       *[other] { $stays } are still locked.
    } The summary is on its way to everyone.
open-done-none =
    No box had enough answers, so none was opened. { $stays ->
        [0] None is still locked.
        [one] One is still locked, and nobody has read it.
       *[other] { $stays } are still locked, and nobody has read them.
    } A summary that says so is on its way to everyone.
open-refused-once-a-day = Boxes can be opened by hand only once in 24 hours. So nobody can watch a box fill up. You can do it again from { $again }. They open by themselves every { $day } at { $time }.
open-refused-nothing-sealed = There is nothing to open. No question is waiting for answers.
