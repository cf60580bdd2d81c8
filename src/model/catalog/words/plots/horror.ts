import { listPhrases, type PlotWords } from './plot-words.js';

export const HORROR: PlotWords = {
  years: [1891, 1989],
  needsGenreWord: true,
  heroes: listPhrases(`
    night nurse / skeptical priest / sleepwalker / projectionist / babysitter / gravedigger / medium / caretaker /
    antique dealer / taxidermist / lodger / organist / art student / f:nun / country doctor
  `),
  traits: listPhrases(`
    newly widowed / young / sleepless / orphaned / feverish / unbelieving / lonely / guilty / half-asleep
  `),
  tails: listPhrases(`
    with no memory of the accident / with a doll from {his} childhood / in a house too cheap to be true /
    with a scar and no story for it / with a debt to the dead / from out of town
  `),
  things: listPhrases(`
    doll / mirror / music box / portrait / scarecrow / wax mask / hand bell / iron box / rocking horse / birdcage /
    coffin
  `),
  quests: listPhrases(`
    moves into a house with [one door|one stair|one shadow] too many /
    spends a winter in an empty [asylum|hotel|boarding school] / hears [a child|a choir|scratching] in the walls /
    opens {a thing} that was nailed shut for a reason / wakes each night in the [cellar|crypt|wrong house] /
    takes a shortcut through the [marsh|cornfield|old cemetery] / finds a reel that nobody remembers filming /
    buys {a thing} at the sale of a dead [woman|magician|hangman]'s estate /
    is hired to look after [a house with no mirrors|an old woman who never sleeps|twins who do not speak] /
    digs up {a thing} under the chapel / holds a séance as a joke /
    waits out a storm with [seven strangers|a stopped clock|something in the attic] /
    PG-13: follows the smell to what is under the floor / R: washes blood out of clothes that are not {his} own
  `),
  troubles: listPhrases(`
    the children stop sleeping / the well runs red / the church bell rings by itself / the dogs leave town /
    the power fails / a grave is found open / the old asylum burns
  `),
  turns: listPhrases(`
    the neighbors stop answering the door / the doll turns up in another room / something answers the telephone /
    the photographs begin to change / the dog refuses to come inside / the snow shows only one set of tracks /
    the voice in the walls calls {his} name / the mirror falls a moment behind / the dead keep their appointment /
    the door proves to have been open all along / the candles go out in order /
    PG-13: the thing in the cellar learns to climb / R: the skin does not fit
  `),
  kinds: listPhrases(`
    a slow-burning horror film / a ghost story for a cold night / a merciless shocker / a nightmare in one house /
    a chiller of the old school
  `),
  openings: listPhrases(`
    No one in {place} goes out after dark; {hero} {quest} /
    The house outside {place} has stood empty since {time}, until {hero} {quest} /
    It starts with a sound: {hero} {quest} / They said that nothing was buried at {place}, but {hero} {quest} /
    {name} does not believe in ghosts: {hero} who {quest}
  `),
  links: listPhrases(`
    After dark, {turn} / At three in the morning, {turn} / On the seventh night, {turn} /
    Nobody believes {him}, and {turn} / The lights flicker, and {turn} / By the last candle, {turn} /
    Do not look away when {turn}
  `),
  remarks: listPhrases(`
    Watch it with the lights on. / Not to be seen alone. / The sound design will follow you home. /
    You will check the cellar. / PG-13: Banned in two countries.
  `),
  adjectives: listPhrases(`
    PG-13: Bleeding / Rotting / Unholy / Pale / Midnight / Buried / Nameless / PG-13: Screaming / Haunted / Hollow /
    Restless / Black / Sleepless / Forsaken / Undead
  `),
  nouns: listPhrases(`
    Cellar / Haunting / Asylum / Séance / Scarecrow / Attic / Coven / Crypt / Nursery / Thing / Grave / Curse / Ghoul /
    Nightmare / Apparition / Coffin / Specter / Shriek / Mausoleum / Hex
  `),
  titles: listPhrases(`
    Don't Open the {noun} / The {noun} Below / The {adj} {noun} / {noun} of the [Damned|Forsaken|Undead|Drowned] /
    It Came Back to {place} / The {place} Haunting / The Night the {noun} Woke / What Walks in {place} /
    The {thing} That Whispers / They Buried {name} / {name} Is Still Here / The Dead of {place} /
    Something in the {noun} / Scream, {name} / The {hero}'s Curse
  `),
};
