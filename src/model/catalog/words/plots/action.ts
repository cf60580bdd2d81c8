import { listPhrases, type PlotWords } from './plot-words.js';

export const ACTION: PlotWords = {
  years: [1958, 1989],
  needsGenreWord: true,
  heroes: listPhrases(`
    bomb technician / stunt driver / smuggler / security guard / commando / rescue pilot / bodyguard / test pilot /
    bush pilot / paratrooper / harbor cop / mercenary / demolition expert / motorcycle courier / army medic
  `),
  traits: listPhrases(
    `suspended / reformed / exiled / disgraced / stubborn / wounded / reckless / half-deaf / grounded`,
  ),
  tails: listPhrases(`
    with a conscience / on {his} first day / with nothing left to prove / one job from retirement /
    with a stolen passport / without a badge
  `),
  things: listPhrases(`
    detonator / briefcase / flight recorder / prototype / reel of microfilm / gold shipment / warhead / master key /
    ransom / decoder
  `),
  quests: listPhrases(`
    has [one night|until sunrise|six hours] to get [a witness|a defector|an engineer] [across the city|over the border|to the harbor] /
    takes on [the private army of an arms dealer|a gang of train robbers|the richest smuggler on the coast] /
    races a [stolen train|burning freighter|runaway fuel truck] to [the border|the sea|the last bridge] /
    must hold [a skyscraper|a mountain hotel|an oil rig] [through the night|against forty men|until help arrives] /
    steals {a thing} back from [a warlord|a corrupt general|an island fortress] /
    has to carry {a thing} through [a valley at war|four roadblocks|enemy lines] /
    goes after the gang that burned the [village|mission|airfield] down /
    is the only one near enough to stop [the hijackers|the countdown at the dam|the runaway tram] /
    breaks into [a prison|an embassy|a submarine base] to free [an old rival|a scientist|{his} brother] /
    jumps from [a plane|a moving train|a sinking ship] with {a thing} that [two armies want|nobody can open] /
    PG-13: hunts [an assassin|a traitor] across [three borders|the rooftops|a frozen lake] /
    R: kills the wrong man and runs for [the coast|the mountains|the border]
  `),
  troubles: listPhrases(`
    the embassy is overrun / a transport goes missing / the president's plane comes down / the dam is mined /
    an arms deal falls through / the last helicopter leaves without {him} / the prison gates are blown open
  `),
  turns: listPhrases(`
    the rescue party turns out to be the enemy / every bridge on the way goes up in flames /
    the hostage takes over the negotiations / the bomb proves to be only the beginning /
    an old partner shows up on the wrong side / the fuel runs out [eleven|thirty] miles too soon /
    the order to stand down comes from the top / the radio goes dead / the storm gets there first /
    [the pilot|the guide|the informer] turns out to have been paid to fail / the tunnel floods / the brakes give out /
    PG-13: the first body washes up
  `),
  kinds: listPhrases(`
    a relentless action picture / a bruising chase movie / an explosive adventure / a stunt-driven thrill ride /
    a lean, loud action film
  `),
  openings: listPhrases(`
    They sent an army; {place} needed only {hero}, who {quest} /
    With the whole of {place} in the crosshairs, {hero} {quest} /
    Armed with little more than a grudge, {hero} {quest} /
    It takes one bad call in {place}, and {name}, {hero}, {quest}
  `),
  links: listPhrases(`
    The clock is running, and {turn} / All goes to plan for nine minutes; then {turn} /
    There is no plan for what to do when {turn} / With the exits closing, {turn} / Two blocks from safety, {turn} /
    It gets personal when {turn} / Somewhere over the border, {turn}
  `),
  remarks: listPhrases(`
    Every stunt is real. / With a car chase that took five weeks to shoot. /
    The explosions are bigger than the budget. / Hold on to your seat. / It does not stop for breath.
  `),
  adjectives: listPhrases(`
    Steel / Deadly / Maximum / Rapid / Lethal / Savage / Reckless / Burning / Armed / Bulletproof / Total / Iron /
    Wanted / Loaded
  `),
  nouns: listPhrases(`
    Impact / Vendetta / Extraction / Convoy / Crossfire / Pursuit / Ultimatum / Strike / Hostage / Payback / Backfire /
    Escape / Manhunt / Breakout / Ambush / Detonation / Collision / Blockade / Firefight / Getaway / Wreck
  `),
  titles: listPhrases(`
    {noun} Point / Operation {noun} / {noun} Run / [Six|Nine|Twelve] Hours to {place} / Out of {place} /
    {place} {noun} / No Way Out of {place} / {adj} to the Bone / Code Name: {noun} / {noun} or Nothing /
    Under {adj} Skies / The {place} Run
  `),
};
