# Care: the card that a member sees whose own words suggest that they may need somebody to talk to.

# Above and under the card of /support, to that member alone, right before the preview.
care-shown = Some of your words made me think that you may be having a very hard time. You don’t have to be alone with it. Here is who you can call.
care-shown-private = Nobody else sees this card. I keep no note of it, and I tell nobody. It changes nothing about your answer: you can send it or not, as ever. I am a bot, and I may be wrong. If you are in danger now, please call 999.

# One line of the card.
care-nation = <b>{ $nation }</b>
care-line = { $name }: { $how }
care-source = Source: { $sources }
care-checked = These numbers were last checked on { $date }.
button-card-gone = Delete this card
card-gone = This card is gone.
care-nation-england-and-wales = England and Wales
care-nation-scotland = Scotland
care-nation-northern-ireland = Northern Ireland
care-nation-anywhere = Anywhere in the UK

# To admins, when the numbers were last checked six months ago or longer.
care-stale = To the admins of <b>{ $group }</b>: the numbers on the /support card were last checked on { $date }. That is six months ago or longer. Please call or look up each number, and ask whoever runs this bot to put in a newer version.
care-stale-own = To the admins of <b>{ $group }</b>: your group’s own lines on the /support card were last checked on { $date }. That is six months ago or longer. Please check them. Then open /settings, tap “Our lines on /support”, and tap “They are still right” or write them anew.
