# What anybody may know at any time: help, privacy, proof, support, the group.

## Help

help-stranger =
    I am Afterword. I help groups look back on their meetings.

    To come in, you need an invitation link from a person who runs your group.

    /privacy – what is stored, and what is not
    /support – who to call if you need help now
help-founder =
    You may start a group. Send /newgroup and the group’s name, like this: <code>/newgroup Steering group</code>

    /privacy – what is stored, and what is not
    /proof – how to check what I say
    /support – who to call if you need help now
help-everyone =
    <b>What you can do</b>
    /summary – the latest summary
    /group – your group, its next meeting, your perspective
    /suggest – suggest a question
    /pause – take a break from questions
    /resume – get questions again
    /summaries – all the summaries so far
    /support – who to call if you need help now
    /privacy – what is stored, and what is not
    /proof – how to check what I say
    /mydata – all I have stored about you, as a file
    /leave – leave the group
help-admin =
    <b>As an admin you can also use</b>
    /meeting – plan a meeting
    /meetings – the meetings to come
    /people – who is in the group
    /invite – make a link for new people
    /ask – ask questions now
    /prompts – what is asked, and from which pack
    /open – open what may be opened now
    /settings – the group’s rules
    /link – post summaries in your group chat
    <code>/pause group</code> – give the whole group a break
    /newgroup – start another group
help-end = You can answer a question with the buttons under it. If you get stuck, send /help again.

## Privacy

privacy =
    <b>What is stored, and what is not</b> (version { $version })

    <b>About you</b>
    I store the number of this chat, scrambled (encrypted), so that I can write to you. I store what you may do in the group, and the perspective you chose. I store if you get questions, if you are on a break, your language, and which version of this text you were told of. I keep when you joined until you have been here for a week, and questions have gone out since. When I send you a question, I keep where it stands in this chat until its box is opened or destroyed, and its buttons are gone. If you ask me to remind you, I keep that until I have done it. I never store your username or your phone number, and no name with the number of your chat. An admin can give me a list of names to look for in drafts, so that I can warn people. It is scrambled, and nothing ties a name on it to you. To see all I store about you, send /mydata.

    <b>Your answers</b>
    Each question has a locked box. When you tap <b>Send</b>, or tap a number or a choice, your answer goes into the box. I store nothing of it before that. While you type, your words are in the memory of the server, for about six hours at most. Nothing in the box says who put it there, or when. It does not say what perspective you bring either, unless that may be shown. A locked box looks the same from outside, full or empty. Until the box is opened you can change your answer or withdraw it, with the buttons under it. Only your chat holds the key to do that. If you delete the question, I can’t bring it back. What I show you of your own words can’t be forwarded or copied. Only if you want to change them do I give them back in a way that you can copy, until you tap <b>Send</b>.

    <b>When a box is opened</b>
    Once a week, I open each box that has { $k } answers or more. An admin can ask me to do it sooner, and then everyone is told. I mix the answers, and make the summary. Then the box’s key is destroyed. A box with fewer answers stays locked. After { $weeks ->
        [one] one week
       *[other] { $weeks } weeks
    } it is destroyed, and nobody has read it. I keep opened answers, scrambled and in mixed order, for { $months ->
        [one] one month
       *[other] { $months } months
    }. Then I erase them. The summaries stay.

    <b>Who sees what</b>
    Everyone in the group gets the same summary at the same time. I post it in the group’s own chat too, if an admin has set that up. Admins can see who is in the group, and what perspective each person chose. Nobody in the group can see who has answered, not even an admin.

    <b>What can’t be promised</b>
    Nothing we store can show who wrote an answer. Telegram, and the running server while it handles your message, could. A person who takes all that is on the server, and its keys, while a box is locked can read what is in the box. In the hour in which questions go out, they could even find out who wrote what. If they come later, they can’t. People who know you may guess from your words. So I show you what you have typed before it is sent, and mark words that may point to somebody. That is a nudge, and it can miss some. A person who can open your phone can read this chat: use <b>Clear from this chat</b> to tidy up.

    <b>If you leave</b>
    Send /leave, and I erase what I store about you. A summary that was sent stays as it is. An old backup may hold the scrambled number of your chat until the backup is thrown away.

    To see how to check all this, send /proof.
privacy-stranger = You are in no group, so I have stored nothing about you. Here is what I would store if you joined one. Each group sets its own numbers.
privacy-founder = You are in no group yet. I have kept only the number of this chat, scrambled (encrypted), because you may start one. Here is what I store about people in a group. Each group sets its own numbers.

notice-privacy =
    <b>{ $group }</b>: the text about what is stored has changed. It is now version { $version }. This is new:

    • The perspective you bring goes into a box only where it may be shown.
    • A locked box looks the same from outside, full or empty.
    • What I show you of your own words can’t be forwarded or copied.
    • Words that you type and don’t send leave the memory of the server after about six hours.
    • It says what a person can see who takes the whole server.
    • I keep when new people joined, for a week at least, and until questions have gone out since.
    • When a box is opened or destroyed, the buttons of its question go. I keep where it stands until then.

    Send /privacy to read it all, and /proof to see how to check it. If you don’t agree with it, you can send /leave.
notice-privacy-since-2 =
    <b>{ $group }</b>: the text about what is stored has changed. It is now version { $version }. This is new:

    • I keep when new people joined, for a week at least, and until questions have gone out since. So I can tell you how many people are new. I never say who.
    • When a box is opened or destroyed, the buttons of its question go. I keep where it stands until then.

    Send /privacy to read it all, and /proof to see how to check it. If you don’t agree with it, you can send /leave.

## The language model, where one is used

model-place =
    { $reach ->
        [here] It runs on this server, so nothing leaves it.
        [near] It runs on another computer in the private network of this server, so nothing goes further than that.
       *[away] It does not run on this server. It is reached at { $host }, so those answers leave this server. I can’t say what is kept of them there.
    }
privacy-model =
    <b>A language model</b>
    A language model is a computer program that writes text. This server uses one. It may suggest names for the themes in a summary, and one sentence that links them. { model-place }
    I send it answers only when their box has been opened, and only those that were sent with <b>Send: share my words</b>. I never send it answers that were sent with <b>Send: themes only</b>, your group’s name, or anything about you. I use what it suggests only if all of its words, apart from small ones such as “and”, were written by two people or more. The summary says where I used it.
join-offer-model = One more thing: this server uses a language model, a computer program that writes text. It may suggest names for the themes in a summary. It gets only answers that may be shown, and only after their box is opened. { model-place }
notice-model-on =
    <b>{ $group }</b>: something has changed on this server. From now on, a language model may suggest names for the themes in your summaries, and one sentence that links them. That is a computer program that writes text. { model-place }
    It gets only answers that were sent with <b>Send: share my words</b>, after their box is opened, and only to questions that I ask from tomorrow on. If you don’t want that, you can choose <b>Send: themes only</b>. Send /privacy to read more.
notice-model-off = <b>{ $group }</b>: something has changed on this server. No language model is used any more. The names of themes are made of your own words, as before.

## Proof

proof-title = <b>How to check what I say</b>
proof-line = { $number }. { $line }
proof-answers = Nothing I store ties an answer to a person. The right to answer, your ballot, is in your own chat with me, and nowhere else. It works in no other chat.
proof-keys = Each question has its own key. The keys are kept apart from the answers, and are not in the backups. A key is destroyed when its box is opened. While questions go out, for an hour at most, there is one more key. It could show whose an answer is. Then it is destroyed.
proof-threshold = I open a box only when it has { $k } answers or more. If it still has fewer after { $weeks ->
    [one] one week
   *[other] { $weeks } weeks
}, the box is destroyed, and nobody has read it.
proof-threshold-any = I open a box only when it has enough answers. Each group says how many, and it is never fewer than 3. If too few come in time, the box is destroyed, and nobody has read it.
proof-time = Boxes are opened every { $day } at { $time } ({ $zone }). An admin can open them sooner, once in 24 hours, and I tell everyone. Everyone gets the summary at the same time.
proof-time-any = Boxes are opened once a week. An admin can open them sooner, once in 24 hours, and I tell everyone. Everyone gets the summary at the same time.
proof-perspectives-shown = This group has chosen to show the views of each perspective. I do it only where { $k } people or more share one, and the rest are as many, or none.
proof-perspectives-hidden = This group does not show which perspective an answer comes from.
proof-perspectives-any = Perspectives are not shown. A group can choose to show them. Even then I do it only where enough people share one.
proof-silence = There is no list of who has answered, and no count while a box is locked. So reminders go to everyone.
proof-names = Usernames and phone numbers are never stored. No name is stored with a person: admins can only give me a list of names to look for in drafts. That list and the number of a chat are stored scrambled (encrypted). /mydata shows all that is stored about you.
proof-store = What is stored is in a database on the server ({ $database }). The log is set to “{ $level }”. It says only what happened and how often. It never holds your words.
proof-model-none = No language model is used. Answers are sent to no other program.
proof-model = A language model may suggest names for themes. { model-place } It gets only answers that may be shown, and only after their box is opened. It never gets answers sent with “themes only”, the group’s name, or anything about a person. The group is told before anything is sent.
proof-limits = I can’t rule this out: Telegram can read what you write to a bot. The person who runs the server could change the program, to look at a message as it comes in. { proof-copied } People may know you by your words. And if all say the same, each one’s answer is known.
proof-copied =
    { $database ->
        [sqlite] Who copies the whole server once, keys and all, while a box is locked, can read the answers in it. Once all questions are out, they can’t see whose they are. Nor can they see in which order they came, or what was changed. If they have older copies too, they can see the order and the changes, but still not whose they are. Two copies from the same quarter of an hour show if somebody answered in between, but not who. I can’t know which copies there are. { $blocked ->
            [0] Before I tell you that an answer is sealed, I clear what the database notes of changes. I note if that ever comes late. It has not happened here.
           *[other] Before I tell you that an answer is sealed, I clear what the database notes of changes. It has come late here, because something read the database for too long.
        }
       *[other] Who copies the whole server, keys and all, while a box is locked, can read the answers in it. They may also see in which order they came, and what was changed. Once all questions are out, they can’t see whose they are. I can’t know which copies there are.
    }
proof-check = The program is open for all to read. Its tests attack it: they take every file, and try to find out who wrote what. You can ask somebody you trust to run them. And you can ask the person who runs the server to show you <code>afterword check</code>. It looks at the keys, the files and the log, and says what is not as it should be.
proof-end = This is how it is set now. It goes with version { $version } of the text in /privacy.

## Support

support-title = <b>If you need help now</b>
support-own =
    <b>From your group</b>
    { $lines }
support-own-checked = Your group last checked these lines on { $date }.
support-contact = <b>In your group you can talk to</b>
    { $contact }
support-private = I am a bot, and I can’t help in an emergency. I have not told anybody that you asked for this, and I keep no note of it.

## My data

mydata-caption = This is all that I have stored about you. It is a text file, and you can open it on a computer. Nothing in it says what you have answered, because I do not know that. If you do not want to keep it, delete this message.

## The group

group-card =
    <b>{ $group }</b>

    People: { $people }
    Admins: { $admins }
    Facilitators: { $facilitators }
    Members with no other role: { $members }
    You: { $role }. Your perspective: { $perspective }. { $questions }

    I open the answers to a question when { $k } people or more have answered it. The summary comes every { $day } at { $time } ({ $zone }). Boxes open next on { $opens }.
group-gets-questions = You get the questions.
group-gets-no-questions = You get the summaries, but no questions.
group-on-break = You are on a break until { $until }.
group-too-few = No questions go out yet, because fewer than { $needed } people are in the group. They start when { $needed } people get them. An admin can bring more people in with /invite.
group-paused = The group is on a break until { $until }.
group-no-meetings = No meeting is planned.
group-meetings = <b>Next meetings</b>
group-meeting-line = { $when }: { $title }
group-linked = I also post each summary in the group’s own chat.
group-contact = <b>A person you can talk to</b>
    { $contact }
button-my-perspective = My perspective
button-my-questions = My questions

## Who and when, in words

role-as-member = a member
role-as-facilitator = a facilitator
role-as-admin = an admin
role-as-both = an admin and a facilitator
weekday =
    { $number ->
        [0] Monday
        [1] Tuesday
        [2] Wednesday
        [3] Thursday
        [4] Friday
        [5] Saturday
       *[6] Sunday
    }
month =
    { $number ->
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
weekday-short =
    { $number ->
        [0] Mon
        [1] Tue
        [2] Wed
        [3] Thu
        [4] Fri
        [5] Sat
       *[6] Sun
    }
month-short =
    { $number ->
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
day-short = { $weekday } { $day } { $month }
day-this-year = { $weekday } { $day } { $month }
day-in-words = { $weekday } { $day } { $month } { $year }
moment-in-words = { $day } at { $time }
meeting-in-words = { $day }, { $from } to { $to } ({ $zone })
