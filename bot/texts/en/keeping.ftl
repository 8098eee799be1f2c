# What everybody in a group reads after the operator had to restore a backup.

notice-restored = The computer I run on had to go back to an older copy of what I keep for <b>{ $group }</b>. { $moment ->
        [unknown] I don’t know when the copy was made.
       *[other] The copy was made on { $moment }.
    } What happened after that is lost to me. Please look at three things.
    • If you sent, changed or took back an answer since then, and its box is not open yet, please do it again. I open no box for one day.
    • If you left the group since then, please write /leave again.
    • Some boxes can’t be opened any more. Their answers are destroyed, and nobody has read them. The next summary says which. If you have read a summary of them already, it still counts.
