# The weekly summary: in the chat, and in the words of its chart.

## Head

summary-title = <b>Summary { $number } of { $group }</b>
summary-period =
    { $same ->
        [yes] { $to }.
       *[no] { $from } to { $to }.
    }
summary-week-to = Week to { $to }.
summary-first = This is your first summary. The whole group gets it at the same moment.
summary-no-meeting = There is no meeting to look back on this time.
summary-holidays =
    { $count ->
        [one] There was a holiday on { $days }. Nothing is asked on a holiday.
       *[other] There were { $count } holidays: { $days }. Nothing is asked on holidays.
    }
summary-one-meeting = One meeting: { $meeting }.
summary-many-meetings =
    { $count ->
        [one] One meeting:
       *[other] { $count } meetings:
    }
summary-meetings =
    { $count ->
        [0] { summary-no-meeting }
        [one] One meeting.
       *[other] { $count } meetings.
    }
summary-meeting = { $title }, { $date }
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

summary-people = { $least } to { $most } people
summary-people-open = { $least } or more people
summary-answered = { $people } answered.
summary-answered-each = { $people } answered each question.
summary-damaged = Some answers were damaged where they are stored. They can't be read and are not counted here.
summary-point = { $first }
summary-points = { $first } or { $second }
summary-theme-name =
    { $named ->
        [yes] { $name }
       *[no] These may belong together
    }
summary-theme-both-ways =
    { $named ->
        [yes] Seen both ways: { $name }
       *[no] Seen both ways
    }
summary-theme-new = It was not a theme when this was last asked.
summary-theme-continues = It was a theme last time too.
summary-theme-returns = It was a theme before too.
summary-theme-quiet = A theme last time, but not this time: “{ $name }”.
summary-about =
    { $few ->
        [yes] Some wrote about “{ $name }”.
       *[no] { $people } wrote about “{ $name }”.
    }
summary-both-ways =
    { $named ->
        [yes] Seen both ways: “{ $name }”.
       *[no] Seen both ways:
    }
summary-together = These may belong together:
summary-other-way = The other way:
summary-neither-way = Also on this:
summary-also = Also:
summary-non-answers = Some answers were only “nothing”, thanks or the like.
summary-no-words = We show no words for this question.

## What is said of a scale or a choice. Each is true of every week that meets its condition in
## bot/rules/disclosure.py.

summary-scale = 1 is “{ $low }” and 5 is “{ $high }”.
summary-said-most-low = Most said 1 or 2.
summary-said-most-middle = Most said 3.
summary-said-most-high = Most said 4 or 5.
summary-said-divided = People were divided. Some said 1 or 2, some said 4 or 5, and no view had most.
summary-said-no-one-view = No one view had most.
summary-said-more = More chose “{ $option }” than any other answer.
summary-said-nothing-stood-out = Nothing stood out. No answer was chosen more than all the others.
summary-said-most = Most chose “{ $option }”.
summary-said-close = It was close between the two answers.
summary-said-spread = No answer had 60% or more.
summary-said-parts = Each perspective is told alone here, and so nothing is said of all together.
summary-said-once = The figures of this question were published once. We do not show them again.
summary-split = From the perspective “{ $perspective }”: { $said }
summary-fifth =
    { $fifth ->
        [0] under 20%
        [1] 20% to under 40%
        [2] 40% to under 60%
        [3] 60% to under 80%
       *[other] 80% or more
    }

## In short.

summary-short-before = When it was last shown: { $before }
summary-short-proposed = A language model proposed this name.
summary-more = There is more on the page.
summary-cut = Words that end in “…” go on. The page has all of them.
summary-goes-on = <b>{ $wording }</b> <i>(goes on)</i>
summary-short-quiet = A theme last time, but not this time: { $names }.
summary-short-sealed =
    { $told ->
        [yes]
            { $count ->
                [one] Still open, as too few have answered: { $questions } If you were sent it, you can still answer it.
               *[other] Still open, as too few have answered: { $questions } If you were sent one of them, you can still answer it.
            }
       *[no] { $count } questions are still open, as too few have answered them. If you were sent one of them, you can still answer it.
    }
summary-short-destroyed =
    { $told ->
        [yes] Destroyed unread, as too few answered: { $questions }.
       *[no] { $count } questions were destroyed unread, as too few answered them.
    }

## To talk about

summary-talk = To talk about when you meet
summary-talk-short = { summary-talk }:
summary-talk-both-ways = “{ $name }”, seen both ways.
summary-talk-both-ways-asked = Something seen both ways in “{ $wording }”
summary-talk-divided = “{ $wording }” People were divided.
summary-talk-again = “{ $name }”, a theme { $count } times in a row.

## What was not opened

summary-sealed-how =
    { $count ->
        [one] Until then its answers are shown to nobody. If you were sent this question, you can still answer it.
       *[other] Until then their answers are shown to nobody. If you were sent one of these questions, you can still answer it.
    }
summary-destroyed-how = We did not open those answers. The key to them is gone, so they can't be read any more.
summary-removed =
    { $count ->
        [one] 1 quote was removed by a facilitator.
       *[other] { $count } quotes were removed by a facilitator.
    }

## The chart

summary-chart-title = Summary { $number } of { $group }
summary-chart-said =
    { $said ->
        [most-low] 1 or 2
        [most-middle] 3
        [most-high] 4 or 5
        [divided] divided
        [no-one-view] no one view
       *[spread] under 60%
    }
summary-chart-more = The other questions are on the page.
summary-chart-caption =
    { $count ->
        [one] The chart shows 1 question. The page that follows says the same in words.
       *[other] The chart shows { $count } questions. The page that follows says the same in words.
    }

## The files

summary-file = summary-{ $number }
summary-page-caption = All of summary { $number }. Tap to open it in your browser. It needs no network.
summary-pdf-caption = The same, to print.
