# What plain words get that stand for no command: "stop", "help me", "hello".

plain-stop = Do you want fewer messages from me? You never have to answer a question. You can take a break, or leave the group.
plain-stop-stranger = You are in no group with me, so I will not write to you. You don’t have to do anything.
plain-help-me = What would help you now?
plain-which-question = Which question do you mean?
plain-no-question = There is no open question just now. { $now }
plain-how-text = Say it in your own words. There is no right or wrong answer, and you can skip it.
plain-how-scale = Tap the number that fits best. There is no right or wrong answer, and you can skip it.
plain-how-choice = Tap the line that fits best. There is no right or wrong answer, and you can skip it.
plain-delete =
    You can see all I store about you, and you can have it erased: that is what leaving the group does.

    Answers in a sealed box are not tied to you, so only you can take yours out. Tap <b>Withdraw</b> under it before you leave. To take words out of this chat, tap <b>Clear from this chat</b>.
plain-delete-stranger = You are in no group with me. You can see all I store about you.
plain-hello = Hello. { $now }
plain-thanks = Thank you too. There is nothing more you have to do.
plain-meeting = Only an admin of your group can plan a meeting. You can see when the next one is.

button-pause = Pause
button-leave = Leave
button-leave-and-erase = Leave, and erase it
button-not-now = Not now
button-my-answer = It is my answer
button-somebody = Somebody to talk to
button-what-i-can-do = What I can do here
button-explain = What the question asks
button-explain-one = What a question asks
button-what-is-stored = See what is stored
button-next-meeting = The next meeting
toast-not-now = All right. Nothing has changed.
