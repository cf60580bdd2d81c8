import { listPhrases, type PlotWords } from './plot-words.js';

export const CRIME: PlotWords = {
  years: [1922, 1989],
  needsGenreWord: true,
  heroes: listPhrases(`
    safecracker / detective / bookkeeper / getaway driver / forger / patrolman / public defender / pickpocket / fence /
    parole officer / card dealer / bail bondsman / jewel thief / police informer / pawnbroker
  `),
  traits: listPhrases(`
    small-time / lucky / honest / worn-out / fast-talking / careful / indebted / homesick / suspended / double-crossed
  `),
  tails: listPhrases(`
    with a sick child / one week from retirement / just out of prison / with two sets of books / losing {his} sight /
    in a crooked precinct
  `),
  things: listPhrases(`
    ledger / painting / diamond / racehorse / rare stamp / violin / gold watch / passport / necklace / pearl
  `),
  quests: listPhrases(`
    agrees to one last job [on the waterfront|at the racetrack|in the old bank] /
    keeps {a thing} and three sets of enemies / goes undercover in [a family business|a union hall|a gambling ship] /
    plans the robbery of [a bank that does not exist|a moving train|the police auction] /
    must find [the informer|the missing payroll|a lost witness] before the gang does /
    reopens a case that [the whole department|the governor|{his} own partner] wants closed /
    sells the same {thing} to three collectors / takes the blame for [a brother|a partner|a perfect stranger] /
    hides {a thing} from both sides of the law / [bribes|blackmails|falls for] the one juror who cannot be bought /
    has until Friday to pay back [a loan shark|the union|an old friend] /
    trails {a thing} through [pawnshops and back rooms|five owners|the docks] /
    PG-13: looks for whoever killed [a rookie cop|the bookmaker|{his} brother] / R: buries a body and then a second one
  `),
  troubles: listPhrases(`
    a safe is found empty / the wrong man is paid off / a witness skips town / the old gang gets out /
    a truck goes missing / the racetrack burns down / a city councilman panics
  `),
  turns: listPhrases(`
    the vault is already empty / somebody starts talking / the fingerprints lead back to the station /
    half of the gang fails to turn up / the judge asks for a share / the getaway car is stolen /
    the ledger turns out to be in code / an old cellmate comes to dinner / the money turns out to be marked /
    the alibi gets married / the boss's wife wants in / PG-13: the river gives up a body / R: the shooting starts
  `),
  kinds: listPhrases(`
    a hard-boiled crime story / a heist film with a heavy heart / a lean, smoky police drama /
    a slow fuse of a crime film / a caper without heroes
  `),
  openings: listPhrases(`
    There is honor among thieves, but not in {place}, where {hero} {quest} /
    On the wrong side of {place}, {hero} {quest} / The money is good and the plan is simple: {hero} {quest} /
    Everyone in {place} has a price, and {hero} {quest}
  `),
  links: listPhrases(`
    It is the perfect job until {turn} / Nobody gets paid before {turn} / Before the ink is dry, {turn} /
    The split changes when {turn} / At a quarter past three, {turn} / The trouble with partners is that {turn}
  `),
  remarks: listPhrases(`
    Nobody comes out clean. / The heist takes twenty silent minutes. / Told in the order the police found out. /
    With rain in every scene. / Trust nobody, least of all the narrator.
  `),
  adjectives: listPhrases(`
    Dirty / Cold / Marked / Crooked / Guilty / Clean / Backroom / Unmarked / Small-Time / Stolen / Double-Crossed /
    Hot / Quick / Counterfeit
  `),
  nouns: listPhrases(`
    Alibi / Heist / Informer / Verdict / Safecracker / Ledger / Syndicate / Getaway / Racket / Fence / Shakedown /
    Payoff / Stakeout / Accomplice / Frame-Up / Score / Parolee / Bribe / Swindle / Hideout
  `),
  titles: listPhrases(`
    The {place} Job / The {place} {noun} / {adj} Money / {noun} on the Waterfront / The {hero} Knew /
    Nobody Robs {place} / {name} Owes / Two {adj} Men / The {noun} Always Pays / Case Closed in {place} /
    The Long {noun} / A Price on {name} / {adj} Hands
  `),
};
