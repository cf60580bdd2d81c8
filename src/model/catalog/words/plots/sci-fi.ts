import { listPhrases, type PlotWords } from './plot-words.js';

export const SCI_FI: PlotWords = {
  years: [2049, 2305],
  needsGenreWord: true,
  places: listPhrases(`
    New Lagos / the Europa Yards / Port Meridian / the outer ring / low orbit / Ganymede City / the Kepler Colony /
    Tharsis / the Lagrange Docks / Station Nine / New Svalbard / the Belt
  `),
  times: listPhrases(`2049 / 2077 / 2101 / 2138 / 2164 / 2190 / 2212 / 2240 / 2271 / 2305`),
  heroes: listPhrases(`
    mechanic / android / linguist / stowaway / claims adjuster / terraformer / astronaut / botanist / salvage pilot /
    navigator / cryogenics nurse / asteroid miner / signal officer / archivist / clone
  `),
  traits: listPhrases(`
    cloned / decommissioned / marooned / time-traveling / sleepless / obsolete / exiled / rookie / unlicensed /
    half-frozen
  `),
  tails: listPhrases(`
    with a borrowed memory / on {his} last tour / with eleven hours of air / from a dead colony /
    with no record of being born / with a talking toolbox
  `),
  things: listPhrases(`
    seed vault / time capsule / black box / escape pod / alien egg / star chart / gene bank / beacon / sealed crate /
    memory core
  `),
  quests: listPhrases(`
    picks up a signal from a ship that has not been [built|launched|named] /
    wakes [ninety|three hundred|eleven] years too early / must decide which of two [timelines|crews|Earths] to keep /
    repairs a [lighthouse|relay|shipyard] at the edge of the system / smuggles {a thing} off a dying colony /
    teaches a machine to [forget|dream|lie] / translates a message that translates back /
    finds {a thing} under the ice / has one orbit to [land a dead ship|talk down a mutiny|cross a storm of debris] /
    shares a cabin with [the captain's copy|the last of a species|a ghost in the wiring] /
    guards {a thing} that hums at night / carries a cure through a blockade of [drones|gunships|lawyers] /
    PG-13: hunts what is breathing in the air ducts
  `),
  troubles: listPhrases(`
    the relay goes silent / gravity fails on deck nine / the colony ship arrives empty / the sun flickers /
    a satellite comes home / the oxygen is rationed / the machines stop working on Sundays
  `),
  turns: listPhrases(`
    the oxygen is counted twice / the machine asks a question / Earth stops answering / the copy refuses to die /
    the stars turn up in the wrong places / the signal turns out to be a reply / the ship begins to dream /
    the clocks run backward / a second moon rises / the airlock opens from outside /
    the log fills with entries from tomorrow / the cure remembers its patients
  `),
  kinds: listPhrases(`
    a thoughtful piece of science fiction / a space opera with grease under its nails / a chilly vision of tomorrow /
    science fiction on a human scale / a paradox in three acts
  `),
  openings: listPhrases(`
    Nine hundred people live in {place}, and {hero} {quest} /
    It is {time}, and the air in {place} is for sale: {hero} {quest} / Far beyond the last relay, {hero} {quest} /
    The log begins in {time}: {hero} {quest} / With the lights of {place} behind {him}, {hero} {quest}
  `),
  links: listPhrases(`
    On the dark side, {turn} / Forty light-minutes from help, {turn} / The math is perfect, but {turn} /
    In the seventh cycle, {turn} / Then the countdown stops: {turn} / According to the ship's log, {turn}
  `),
  remarks: listPhrases(`
    With effects that still hold up. / The robot steals every scene. /
    Seen best on a large screen, far from the door. / Hard science, soft heart. / No aliens, or perhaps one.
  `),
  adjectives: listPhrases(`
    Orbital / Synthetic / Zero / Parallel / Neon / Stellar / Infinite / Binary / Quantum / Lunar / Frozen /
    Artificial / Solar / Dark
  `),
  nouns: listPhrases(`
    Colony / Android / Signal / Orbit / Paradox / Quarantine / Starship / Protocol / Eclipse / Nebula / Gateway /
    Machine / Satellite / Singularity / Clone / Asteroid / Reactor / Transmission / Airlock / Horizon
  `),
  titles: listPhrases(`
    {noun} {time} / The {place} {noun} / Escape from {place} / {adj} {noun} / Beyond {place} / The {noun} Dreams /
    {noun} Zero / The Far {noun} / Last Signal from {place} / The {hero} Paradox / {adj} Earth / Return to {place} /
    {name} in Orbit
  `),
};
