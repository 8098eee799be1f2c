# The whole weekly summary, as it reads on the page, in the PDF, in Markdown and in the chat.
# The short part of it, and the words for shares, are in summary.ftl.

## Head

whole-title = Summary { $number } of { $group }
whole-themes = Themes

## One question

whole-after-meeting = Asked after the meeting: { $meeting }.
whole-asked-on = Asked on { $date }.
whole-asked = Asked without a meeting.
whole-own-k = It was shown because at least { $k } people answered.
whole-answer = Answer
whole-share = Share
whole-shares = Share of those who answered
whole-shares-picture = Bars for the share of each answer to “{ $wording }”. The table says the same.

## Over weeks

whole-week = Summary of
whole-said = What was said
whole-over-weeks =
    { $count ->
        [one] What was said, in this summary
       *[other] What was said, in the last { $count } summaries
    }
whole-over-weeks-picture = A row of weeks for “{ $wording }”. The table says the same.
whole-gap = no sentence
whole-theme-weeks =
    { $count ->
        [one] How many people wrote about these themes, in this summary
       *[other] How many people wrote about these themes, in the last { $count } summaries
    }
whole-theme-weeks-picture = Themes over weeks for “{ $wording }”. The table says the same.
whole-theme-then = { $name }: { $people }
whole-none = none of these themes

## Themes

whole-across = Across the questions
whole-link = Across the themes, in a sentence that a language model proposed:

## What members said to the last summary, and what was done

whole-check = Did summary { $number } ring true?
whole-check-missing = What people said was missing:
whole-actions = You said, we did
whole-actions-how =
    { $count ->
        [one] A facilitator said this to a theme.
       *[other] Facilitators said this to themes.
    }
whole-action-done = Closed.
whole-action-by = Open, until { $date }.
whole-action-open = Open.

## What was not opened

whole-sealed =
    { $count ->
        [one] 1 question stays sealed
       *[other] { $count } questions stay sealed
    }
whole-sealed-line = “{ $wording }” opens when { $k } people have answered.
whole-destroyed =
    { $count ->
        [one] 1 question was destroyed unread
       *[other] { $count } questions were destroyed unread
    }
whole-destroyed-line =
    { $weeks ->
        [0] “{ $wording }” could not be opened. It needed { $k } answers.
        [one] “{ $wording }” could not be opened in 1 week. It needed { $k } answers.
       *[other] “{ $wording }” could not be opened in { $weeks } weeks. It needed { $k } answers.
    }

## How it was made

whole-how = How this was made
whole-how-written = A program put this together. No language model wrote any of it. The sentences around people’s words are fixed, and are filled in with the figures.
whole-how-proposed = A program put this together. A language model proposed what is marked so here, and nothing else. All other sentences around people’s words are fixed, and are filled in with the figures.
whole-how-k = A question is opened when at least { $k } people have answered it, and not before.
whole-how-bands = We say how many people in steps, such as “5 to 9” or “5 or more”.
whole-how-sentences = With few answers a number could show who said what. So we say in a sentence what most said, or that no one view had most. “Most” is always over half.
whole-how-shares = With 20 answers or more we show shares too, in steps of 20%.
whole-how-line = A gap in a row of weeks means that there is no sentence for that time: the question was not asked, too few answered, or each perspective was told alone.
whole-how-words = People choose whether their words may be shown. We show those words just as they were written. Their order comes from the words alone: it tells nothing of who wrote first.
whole-how-meaning = A program put answers that mean much the same into a theme. It can get some of them wrong.
whole-how-words-alike = A program put answers that use the same words into a theme. It can get some of them wrong.
whole-how-none = No themes were looked for. Each answer that may be shown stands by itself.
whole-how-names = The name of a theme is made of words from its own answers. The quotes that come first are those that tell most of it. “Some” means 2 or more.
whole-how-names-proposed = The name of a theme is made of words from its own answers, unless it says otherwise. Each word of a name that a model proposed, apart from small ones such as “and”, was written by two people or more. The quotes that come first are those that tell most of it. “Some” means 2 or more.
## What is left out

whole-withheld = What is not shown
whole-withheld-why = This is left out, mainly to keep it hidden who wrote what.
whole-withheld-who = Who answered, and who did not. That is not stored anywhere.
whole-withheld-numbers = The exact number of people, and exact shares. With fewer than 20 answers, any shares.
whole-withheld-words = The words of people who chose “themes only”. They count towards themes, and none of their words are shown.
whole-withheld-themes = A theme needs at least { $needs } people. Words in no theme stand below the themes, if they may be shown.
whole-withheld-split = Perspectives, for “{ $wording }”. They are shown only where each part has at least { $needs } people.
whole-withheld-damaged =
    { $count ->
        [one] Some answers to 1 question. They were damaged where they are stored.
       *[other] Some answers to { $count } questions. They were damaged where they are stored.
    }

## The charts over weeks

whole-chart-month =
    { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    }
whole-chart-band = { $least }–{ $most }
whole-chart-band-open = { $least }+
whole-chart-people = The numbers are people. A dot: no theme then.
whole-as-table = The same as a table
