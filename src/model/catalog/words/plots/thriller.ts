import { listPhrases, type PlotWords } from './plot-words.js';

export const THRILLER: PlotWords = {
  years: [1952, 1989],
  needsGenreWord: true,
  heroes: listPhrases(`
    court stenographer / air-traffic controller / juror / interpreter / hostage negotiator / locksmith / wiretapper /
    night editor / pharmacist / customs officer / switchboard operator / forensic accountant / cab driver /
    insurance investigator / museum guard
  `),
  traits: listPhrases(`
    sleepless / former / careful / newly married / suspended / color-blind / nervous / divorced / anonymous /
    overworked
  `),
  tails: listPhrases(`
    with a double life / at the embassy / with a perfect memory / on the night shift / with no alibi /
    under a false name
  `),
  things: listPhrases(`
    briefcase / tape / passport / photograph / ransom note / hotel key / list of names / recording / suitcase of cash
  `),
  quests: listPhrases(`
    overhears a [deal|plot|confession] that has not happened yet /
    is paid to forget [a face|a license plate|one hour] / has [two hours|one night|eight blocks] to explain {a thing} /
    follows a stranger with a familiar [face|limp|voice] / takes a call meant for someone else /
    finds a familiar name on a list of [the dead|suspects|donors] / delivers {a thing} that must not be seen /
    wakes in a hotel room with {a thing} and no memory /
    must get out of [a locked museum|a quarantined airport|a country with no extradition] before [dawn|the verdict|the phone rings again] /
    recognizes {a thing} in the evidence room / is the only one who saw the [woman|switch|second car] /
    trusts the one person {he} should not / PG-13: shares an elevator with a killer /
    R: wakes beside a corpse and a ringing telephone
  `),
  troubles: listPhrases(`
    a juror disappears / the wrong suitcase comes off the plane / the city goes dark / a senator misses a train /
    the tape is erased / an identity card turns up twice / a witness recants
  `),
  turns: listPhrases(`
    the police deny that the detective exists / the caller turns out to be in the building /
    every record of the night disappears / the wrong man is arrested / the protection turns into a trap /
    the briefcase starts to ring / the alibi acquires an alibi / the line goes dead /
    somebody moves the furniture in the apartment / the safe house turns up on the evening news /
    PG-13: the second body turns up with {his} wallet / the friend stops being one
  `),
  kinds: listPhrases(`
    a tightly wound thriller / a paranoid thriller / a cat-and-mouse game / a thriller without a wasted frame /
    a conspiracy in one long night
  `),
  openings: listPhrases(`
    Somebody in {place} is watching: {hero} {quest} / The telephone rings once in {place}, and {hero} {quest} /
    It is raining in {place} when {hero} {quest} / Trust no one: {hero} {quest} /
    For eleven minutes nobody sees {hero}, who {quest}
  `),
  links: listPhrases(`
    There is no one left to call when {turn} / The clock on the wall says nine, and {turn} / Two floors down, {turn} /
    It is a trap, and {turn} / Paranoia is only caution until {turn} / Before the phone rings again, {turn}
  `),
  remarks: listPhrases(`
    The last twist comes after the credits. / Keep count of the keys. / You will change your locks. /
    Ninety minutes, no breath. / Nothing is what the first scene says.
  `),
  adjectives: listPhrases(`
    Silent / Fatal / Blind / Double / Wired / Sleepless / Unlisted / Hostile / Hidden / Cold / Borrowed / Classified /
    False / Perfect
  `),
  nouns: listPhrases(`
    Witness / Conspiracy / Decoy / Courier / Blackout / Ransom / Wiretap / Motive / Impostor / Countdown / Alibi /
    Stranger / Pursuer / Betrayal / Exhibit / Informant / Double Agent / Threat / Target / Cover-Up
  `),
  titles: listPhrases(`
    The {place} {noun} / {adj} {noun} / Who Is {name}? / Do Not Trust {name} / The {noun} in Room [Nine|Twelve|Forty] /
    Eleven Minutes in {place} / The Wrong {noun} / A {noun} Too Far / The [Courier|Stranger|Witness] Wore Gray /
    Dial {name} / Someone Knows {name} / {noun} at [Midnight|Gate Six|Closing Time]
  `),
};
