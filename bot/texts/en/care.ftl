# Care: the card that a member sees whose own words suggest that they may need somebody to talk to.

# The card, to that member alone. It is the last message; a preview stands above it.
care-shown = Some of your words made me think that you may be having a very hard time. You don’t have to be alone with it.
care-about-draft = If your answer stands above, it is not sent yet. You can send it or not, as ever.
care-about-held = I have done nothing with your words. You choose what happens to them.
care-about-nothing = I did nothing with your words. They are only here, in this chat.
care-about-group = What you write in a group chat is seen by everybody in it. Here only you and I can read it.
care-private = Nobody else sees this card. I keep no note of it, and I tell nobody. I am a bot, and I may be wrong.

# One line of the card.
care-where = <b>{ $where }</b>
care-line = { $name }: { $how } ({ $hours })
care-source = Source: { $sources }
care-checked = These lines were last checked on { $date }.
care-where-anywhere = Anywhere in the UK
care-where-abuse = If somebody hurts you
care-where-england = In England
care-where-wales = In Wales
care-where-scotland = In Scotland
care-where-northern-ireland = In Northern Ireland
care-where-deaf = If you are Deaf or can’t hear well
button-more-lines = More lines
button-card-gone = Delete this card
card-gone = This card is gone.

# Words that would have gone somewhere wait for a second tap.
button-send-anyway = Send it all the same
button-do-not-send = Don’t send
care-not-sent = Nothing was sent. Your words are only here, in this chat.
care-words-gone = I can’t see your words any more. If you want to send them, please type them again.

# To admins, when the numbers were last checked six months ago or longer.
care-stale = To the admins of <b>{ $group }</b>: the numbers on the /support card were last checked on { $date }. That is six months ago or longer. Please call or look up each number, and ask whoever runs this bot to put in a newer version.
care-stale-own = To the admins of <b>{ $group }</b>: your group’s own lines on the /support card were last checked on { $date }. That is six months ago or longer. Please check them. Then open /settings, tap “Our lines on /support”, and tap “They are still right” or write them anew.
