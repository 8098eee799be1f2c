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
summary-how-shares = Shares are rounded to the nearest 10%, so they may not add up to 100%.
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
summary-theme-people = { $people } wrote about this.
summary-theme-new =
    { $count ->
        [one] It was not a theme last time.
       *[other] It was not a theme the last { $count } times.
    }
summary-theme-continues = It was a theme last time too.
summary-theme-returns = It was a theme before, though not last time.
summary-no-words = We show no words for this question.

## Shares in words. Each must be true of every exact share that is rounded to it.

summary-amount-hardly-any = none or hardly any (under 5%)
summary-amount-a-few = a few (about { $percent }%)
summary-amount-some = some (about { $percent }%)
summary-amount-about-half = about half (about { $percent }%)
summary-amount-most = most (about { $percent }%)
summary-amount-nearly-all = nearly all (about { $percent }% or more)

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
summary-short-scale = On a scale from 1 ({ $low }) to 5 ({ $high }), { $upper } said 4 or 5, and { $lower } said 1 or 2.
summary-short-scale-bare = On a scale from 1 to 5, { $upper } said 4 or 5, and { $lower } said 1 or 2.
summary-short-divided = So people were divided.
summary-short-more = That is more 4s and 5s than when this was last shown: then it was { $before }.
summary-short-fewer = That is fewer 4s and 5s than when this was last shown: then it was { $before }.
summary-short-option = { $option }: { $amount }.
summary-short-theme = { $people } wrote about “{ $name }”.
summary-short-proposed = A language model proposed this name.
summary-short-theme-asked = “{ $wording }” To this, { $people } wrote about “{ $name }”.
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
summary-chart-share-least = under 5%
summary-chart-share = about { $percent }%
summary-chart-share-most = about { $percent }% or more
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
