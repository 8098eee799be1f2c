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
summary-holidays =
    { $count ->
        [one] There was a holiday on { $days }. Nothing is asked on a holiday.
       *[other] There were { $count } holidays: { $days }. Nothing is asked on holidays.
    }
summary-one-meeting = It looks back on one meeting: { $meeting }.
summary-many-meetings =
    { $count ->
        [one] It looks back on 1 meeting:
       *[other] It looks back on { $count } meetings:
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
       *[no] These belong together
    }
summary-theme-both-ways =
    { $named ->
        [yes] Seen both ways: { $name }
       *[no] Seen both ways
    }
summary-non-answers = Some answers were only “nothing”, thanks or the like.
summary-theme-people = { $people } wrote about this.
summary-theme-new =
    { $count ->
        [one] It was not a theme last time.
       *[other] It was not a theme the last { $count } times.
    }
summary-theme-continues = It was a theme last time too.
summary-theme-returns = It was a theme before, though not last time.
summary-no-words = We show no words for this question.

## What is said of a scale or a choice. Each is true of every week that meets its condition in
## bot/rules/disclosure.py.

summary-scale = The scale goes from 1 ({ $low }) to 5 ({ $high }).
summary-scale-bare = The scale goes from 1 to 5.
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

## In short. Each line stands by itself.

summary-short-meetings =
    { $count ->
        [0] { summary-no-meeting }
        [one] It looks back on one meeting: { $titles }.
       *[other]
            { $told ->
                [yes] It looks back on { $count } meetings: { $titles }.
               *[no] It looks back on { $count } meetings.
            }
    }
summary-short-foot = A question is shown only when at least { $k } people have answered it. All the words that people share, and how this was made, stand on the page that follows.
summary-short-asked = “{ $wording }”
summary-short-before = When it was last shown: { $before }
summary-short-theme =
    { $named ->
        [yes] { $people } wrote about “{ $name }”.
       *[no] { $people } wrote about this.
    }
summary-short-both-ways =
    { $named ->
        [yes] { $people } wrote about “{ $name }”, seen both ways.
       *[no] { $people } wrote about this, seen both ways.
    }
summary-short-proposed = A language model proposed this name.
summary-short-theme-asked = “{ $wording }” To this, { $said }
summary-short-voices =
    { $every ->
        [yes]
            { $count ->
                [one] One voice of its own, in no theme:
               *[other] { $count } voices of their own, in no theme:
            }
       *[no] { $count } voices of their own, in no theme. For example:
    }
summary-short-voices-elsewhere =
    { $count ->
        [one] One voice of its own, in no theme, is too long for here. It stands on the page.
       *[other] { $count } voices of their own, in no theme, are too long for here. They stand on the page.
    }
summary-short-words =
    { $every ->
        [yes]
            { $count ->
                [one] In somebody’s own words:
               *[other] In people’s own words:
            }
       *[no] In people’s own words. For example:
    }
summary-short-words-elsewhere = What people wrote is too long for here, and stands on the page.
summary-short-and = And:
summary-short-quiet = A theme last time, but not this time: { $names }.
summary-short-sealed =
    { $count ->
        [one] 1 question stays sealed: not enough people have answered it yet.
       *[other] { $count } questions stay sealed: not enough people have answered them yet.
    }
summary-short-destroyed =
    { $count ->
        [one] 1 question was destroyed unread.
       *[other] { $count } questions were destroyed unread.
    }

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
