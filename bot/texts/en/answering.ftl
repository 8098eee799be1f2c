# Everything about answering a question.

# The question itself.

question-heading = <b>{ $group }</b> · question { $number } of { $total }
question-heading-again = <b>{ $group }</b>
question-wording = <b>{ $wording }</b>
scale-ends = 1 means “{ $low }”. 5 means “{ $high }”.
how-scale = Tap a number. Your answer is sealed at once. You can change it.
how-choice = Tap one line. Your answer is sealed at once. You can change it.
how-text = Tap Answer, then type. You see it before anything is stored.
scale-low = 1 · { $low }
scale-high = 5 · { $high }

# Buttons.

button-answer = Answer
button-skip = Skip
button-later = Remind me later
button-evening = This evening
button-morning = Tomorrow morning
button-day-before = The day before it opens
button-back = Back
button-send-words = Send: share my words
button-send-themes = Send: themes only
button-send-how = What do these mean?
button-mask = Mask
button-edit = Edit
button-discard = Discard
button-change = Change
button-withdraw = Withdraw
button-clear = Clear from this chat
button-clear-yes = Yes, clear it
button-keep = Keep it as it is
button-copy = Copy my words

# Short words on top of the screen after a tap.

toast-sealed = Sealed.
toast-changed = Changed and sealed. This replaces your earlier answer.
toast-skipped = Skipped. Skipping stores nothing.
toast-withdrawn = Withdrawn.
toast-masked = Masked. Please read it once more.
toast-discarded = Discarded. I stored none of it.
toast-cleared = Cleared from this chat. A sealed answer stays sealed.
toast-snoozed = I will remind you on { $moment }.

# After an answer.

receipt-value = <b>Sealed.</b> Your answer: { $answer }
receipt-words = <b>Sealed: share my words.</b>
receipt-themes = <b>Sealed: themes only.</b>
receipt-until = Boxes with { $k } answers or more open next on { $moment }. Until yours is opened, you can change or withdraw it.
scale-answer = { $value } out of 5 (1 means “{ $low }”, 5 means “{ $high }”)
skipped = <b>Skipped.</b> Changed your mind? Tap Answer.
withdrawn = <b>Withdrawn.</b> Your answer is no longer in the box. Changed your mind? Tap Answer.
withdrawn-nothing = <b>Withdrawn.</b> There was no answer of yours in the box. Want to give one? Tap Answer.

# Typing an answer.

ask-words = <b>Type your answer</b> and send it. You can send several messages. Nothing is stored until you have read it through and tapped Send.
own-words = These are your words as they are now. You can tap them to copy them. They go from here when you tap Send:
ask-again = <b>Type your answer again</b> and send it. Your words so far are in the message before this one.
moved-on = This is done. You find your answer at its question.
ask-hint = Your answer
preview = <b>Please check.</b> Nothing is stored yet. To add to it, just send another message.
preview-words = Your answer:
send-how = “Share my words”: the group may read them, without your name. Words that are shown can be counted. “Themes only”: they count towards a theme, and are not shown.
discarded = Discarded. I stored none of it.
too-long = That is { $over } characters too long for one answer. The most is { $most }. Nothing is lost: your message is still here in the chat. Please send a shorter one.
too-long-together = With that, your answer would be { $over } characters too long. The most is { $most }. I left that message out. Your answer so far is still in the preview above.
-question-gone = If a question is gone from this chat, I am sorry: I can’t bring it back, but you can answer the next ones that I send you.
please-tap = This question is answered with its buttons. Please tap one of them.
no-letters = I could not find any words in that. Please type your answer.
not-words = Thank you, but I can only take typed words as an answer. I kept nothing of your { $what }.
forwarded = I don’t take forwarded messages as an answer. I kept nothing of it. Please type it in your own words.
edited = I saw that you changed this message. If its preview stands above, tap Edit under the preview. If it is sealed, tap Change under it. If I asked you if it is your answer, just tap: I take the new words. If it was a command, please send it again.
too-long-edited = With that change your answer would be { $over } characters too long. The most is { $most }. The preview still has your words from before. Please shorten your message.
left-out-too = This came right after a text that was too long, so I left it out too. If it is a whole answer, tap the question that it is for.
sent-sticker = sticker
sent-voice = voice message
sent-video = video
sent-picture = picture
sent-file = file
sent-location = location
sent-poll = poll
sent-contact = contact
sent-story = story
sent-checklist = checklist
sent-other = message

# Words that were typed without Answer.

offer = <b>Is this your answer?</b> Tap the question that it is for. Nothing is stored yet.
offer-no-ballot = I can’t find the way to that question in this chat. Your words are still here. Please tap Answer under the question itself, and send them again. { -question-gone }
button-leave-words = No, leave it
button-go-on = Go on
toast-left = Left as it is. I kept nothing of it.
left-over = I don’t know what to do with that, and I kept nothing of it. { $now }
now-to-type = You can answer the open questions above: tap Answer, or just type. Send /help to see all you can do.
now-to-tap = You can answer the questions above with their buttons, or send /help to see all you can do.
now-member = You can read the latest /summary, suggest a question with /suggest, or send /help to see all you can do.
now-facilitator = You can read all the /summaries, suggest a question with /suggest, or send /help to see all you can do.
now-admin = You can plan a /meeting, invite people with /invite, or send /help to see all you can do.
now-stranger = You can tap an invitation link if somebody gave you one, or send /help.

# When something can't be done.

ballot-opened = Too late: this box has been opened. Nothing was changed.
ballot-destroyed = This question is closed, and its box is gone. Nothing was changed.
ballot-unknown = I don’t know this question any more. Nothing was changed.
ballot-left = You have left this group, so I took nothing. What you sealed before stays sealed; you can still withdraw it.
ballot-forged = This button is not one of mine, or it belongs to another chat. Nothing was changed.
answer-too-long = These words are too long for one answer. Please tap Edit and shorten them.
answer-empty = I could not find any words there. Please tap Answer under the question and type them.
answer-not-an-option = That was not one of the choices. Please tap one of the buttons.
words-not-taken = I can’t read these words any more. Please tap Answer under the question and send them again.

# Clearing.

clear-sure = Your words go from this chat. A sealed answer stays in its box, but then you can’t change or withdraw it.
clear-sure-tap = The question and your answer go from this chat. A sealed answer stays in its box, but then you can’t change or withdraw it.
cleared = <b>Cleared.</b> If your answer was sealed, it stays sealed.
clear-by-hand = Telegram lets me delete messages for 48 hours only, so I could not delete all of them. You can: hold your finger on a message of yours, then tap Delete.
discard-by-hand = I could not delete your typed messages, because they are too old. You can: hold your finger on a message of yours, then tap Delete.
