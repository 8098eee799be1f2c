# The weekly summary: in the chat, and in the words of its chart.

## Head

summary-title = <b>Summary { $number } of { $group }</b>
summary-period =
    { $same ->
        [yes] It covers { $to }.
       *[no] It covers { $from } to { $to }.
    }
summary-first = This is your first summary. The whole group gets it at the same moment.
summary-no-meeting = There is no meeting to look back on this time.
summary-one-meeting = It looks back on one meeting: { $meeting }.
summary-many-meetings =
    { $count ->
        [one] It looks back on 1 meeting:
       *[other] It looks back on { $count } meetings:
    }
summary-meeting = { $title }, { $date }
summary-line = • { $line }
summary-how-many = We show a question only when at least { $k } people have answered it. We give a range, never the exact number of people.
summary-how-shares = Shares are rounded to the nearest 10%, so they may not add up to 100%.
summary-how-words = People choose whether their words may be shown. We show those words just as they were written, in mixed order.
summary-nothing = There is nothing to show this time. No question has had enough answers to open.
summary-part = <i>Summary { $number }, part { $part } of { $parts }</i>

## Dates

summary-day =
    { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
summary-date = { summary-day } { $year }

## One question

summary-after-meeting = <i>After the meeting: { $meeting }</i>
summary-asked-on = <i>Asked on { $date }</i>
summary-asked = <i>Asked without a meeting</i>
summary-question = <b>{ $wording }</b>
summary-answered = { $least } to { $most } people answered.
summary-answered-open = { $least } or more people answered.
summary-damaged = Some answers were damaged where they are stored. They can't be read and are not counted here.
summary-ends = 1 means “{ $low }”. 5 means “{ $high }”.
summary-point = { $first }
summary-points = { $first } or { $second }
summary-figure = { $said }: { $amount }
summary-split = Only those from the perspective “{ $perspective }”:
summary-quotes = In people’s own words:
summary-other-voices = Other voices:
summary-no-words = We show no words for this question.

## Shares in words. Each must be true of every exact share that is rounded to it.

summary-amount-hardly-any = none or hardly any (under 5%)
summary-amount-a-few = a few (about { $percent }%)
summary-amount-some = some (about { $percent }%)
summary-amount-about-half = about half (about { $percent }%)
summary-amount-most = most (about { $percent }%)
summary-amount-nearly-all = nearly all (about { $percent }% or more)

## What was not opened

summary-sealed =
    { $count ->
        [one] <b>1 question stays sealed</b>
       *[other] <b>{ $count } questions stay sealed</b>
    }
summary-sealed-line = • “{ $wording }” opens when { $k } people have answered.
summary-sealed-how =
    { $count ->
        [one] Until then its answers are shown to nobody. If you were sent this question, you can still answer it.
       *[other] Until then their answers are shown to nobody. If you were sent one of these questions, you can still answer it.
    }
summary-destroyed =
    { $count ->
        [one] <b>1 question was destroyed unread</b>
       *[other] <b>{ $count } questions were destroyed unread</b>
    }
summary-destroyed-line =
    { $weeks ->
        [0] • “{ $wording }” could not be opened. It needed { $k } answers.
        [one] • “{ $wording }” could not be opened in 1 week. It needed { $k } answers.
       *[other] • “{ $wording }” could not be opened in { $weeks } weeks. It needed { $k } answers.
    }
summary-destroyed-how = We did not open those answers. The key to them is gone, so they can't be read any more.
summary-removed =
    { $count ->
        [one] 1 quote was removed by a facilitator.
       *[other] { $count } quotes were removed by a facilitator.
    }

## The chart

summary-chart-title = Summary { $number } of { $group }
summary-chart-share-least = under 5%
summary-chart-share = about { $percent }%
summary-chart-share-most = about { $percent }% or more
summary-chart-more = The other questions are in the message.
summary-chart-caption =
    { $count ->
        [one] The chart shows 1 question. The message that follows says the same in words.
       *[other] The chart shows { $count } questions. The message that follows says the same in words.
    }
