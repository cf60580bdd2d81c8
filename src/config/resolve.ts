import { dateText, parseDay, weekdayOf } from '../model/calendar/civil.js';
import { GENRES, genreProfilesOf } from '../model/catalog/genres.js';
import { type ConnectionSettings, combineConnection } from './connection.js';
import { findContradictions } from './consistency.js';
import type { DocumentPath } from './describe-issues.js';
import { type Document, documentWith, freezeDeep, mergeDocuments, valueAt } from './documents.js';
import { noticeUnknownVariables, readEnvironment } from './environment.js';
import { type ConfigFile, chooseScenario, type Layer, readFileLayer } from './layers.js';

import { readOptionLayer } from './option-layer.js';
import type { ConfigFlags } from './option-table.js';
import { ConfigError, type ConfigProblem } from './problem.js';

import { type Config, configSchema } from './schema.js';
import { suggestWord } from './suggest.js';

const TOTAL_WEEKS = ['master_simulation', 'total_weeks'];

/** Where a configuration comes from, each stronger than the next: flags, environment, file. */
export interface ConfigSources {
  readonly flags: ConfigFlags;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly file?: ConfigFile | undefined;
  /** The database where none of them names one; dvdrental_live unless given. */
  readonly defaultDatabase?: string | undefined;
}

/** A configuration ready for use. */
export interface Resolution {
  readonly config: Config;
  readonly connection: ConnectionSettings;
  /** Name of the scenario underneath. */
  readonly scenario: string;
  /** Notices for the user, a sentence each. */
  readonly notices: readonly string[];
}

/**
 * Combines flags, environment, file and scenario, the strongest first, with the defaults into one frozen configuration.
 * Throws a ConfigError with every problem: code `usage` if a flag is among them, otherwise `config-invalid`.
 */
export function resolveConfig(sources: ConfigSources): Resolution {
  const { resolution, problems } = tryResolveConfig(sources);
  if (resolution === undefined || problems.length > 0) throw new ConfigError(problems);
  return resolution;
}

/** Does what `resolveConfig` does, and returns the problems instead of throwing; with any, there is no resolution. */
export function tryResolveConfig(sources: ConfigSources): {
  readonly resolution?: Resolution;
  readonly problems: readonly ConfigProblem[];
} {
  const variables = readEnvironment(sources.environment);
  const file = readFileLayer(sources.file ?? { path: 'no file', text: '{}' });
  const scenario = chooseScenario(sources.flags.scenario, variables.scenario);
  const options = [readOptionLayer('flag', sources.flags), readOptionLayer('environment', variables)];
  const others = scenario.chosen ? [...options, scenario.layer] : options;
  const strongest = [...options, takeOpeningPhaseAlone(file, others)];
  const layers = [...strongest, scenario.layer];

  const { config, notices } = combine(layers);
  const problems = [...layers.flatMap((layer) => layer.problems), ...contradictionsOf(config, layers)];
  if (problems.length > 0) return { problems };
  return {
    problems,
    resolution: {
      config,
      connection: combineConnection(
        strongest.map((layer) => layer.connection),
        sources.defaultDatabase,
      ),
      scenario: scenario.name,
      notices: [
        ...notices,
        ...file.notices,
        ...noticeNewGenres(config),
        ...noticeUnstockedFilms(config),
        ...noticeUnknownVariables(sources.environment),
      ],
    },
  };
}

function combine(layers: readonly Layer[]): { config: Config; notices: string[] } {
  const { document, notices } = moveToMonday(mergeDocuments(layers.map((layer) => layer.document).reverse()));
  return { config: freezeDeep(configSchema.parse(document)), notices };
}

/** The file's opening phase is the whole run where neither the file nor another of the user's sources gives weeks. */
function takeOpeningPhaseAlone(file: Layer, others: readonly Layer[]): Layer {
  const weeks = valueAt(file.document, ['simulation', 'initial_weeks']);
  const given = [file, ...others].some(({ document }) => valueAt(document, TOTAL_WEEKS) !== undefined);
  if (weeks === undefined || given) return file;
  return { ...file, document: mergeDocuments([file.document, documentWith(TOTAL_WEEKS, weeks)]) };
}

/** Released films that no store buys are seldom intended. */
function noticeUnstockedFilms({ master_simulation }: Config): string[] {
  const { film_release_strategy: strategy, total_weeks: weeks } = master_simulation;
  const films = weeks * (strategy?.market_weekly_releases ?? 0);
  if (!strategy || films === 0) return [];
  if (strategy.hot_categories.some((category) => category.weeks.some((week) => week < weeks))) return [];
  return [
    `master_simulation.film_release_strategy brings out ${films} films, and no store buys any of them: ` +
      'hot_categories names no genre for any week of the run',
  ];
}

/** Genres that the catalogue does not have become categories; one of them may be a misspelling. */
function noticeNewGenres(config: Config): string[] {
  return genreProfilesOf(config)
    .slice(GENRES.length)
    .map(({ name }) => {
      const meant = suggestWord(name, GENRES);
      return `The genre ${name} is new and becomes a category${meant === undefined ? '' : `; did you mean ${meant}?`}`;
    });
}

function moveToMonday(document: Document): { document: Document; notices: string[] } {
  const date = valueAt(document, ['simulation', 'start_date']);
  if (typeof date !== 'string') return { document, notices: [] };
  const day = parseDay(date);
  if (weekdayOf(day) === 0) return { document, notices: [] };
  const monday = dateText(day - weekdayOf(day));
  return {
    document: mergeDocuments([document, documentWith(['simulation', 'start_date'], monday)]),
    notices: [`The run starts on ${monday}, the Monday of the week of ${date}`],
  };
}

function contradictionsOf(config: Config, layers: readonly Layer[]): ConfigProblem[] {
  const refused = layers.flatMap((layer) => layer.refused);
  return findContradictions(config)
    .filter(({ involved }) => !involved.some((path) => refused.some((bad) => overlap(bad, path))))
    .map(({ involved, found, allowed }) => ({ ...culprit(involved, layers), found, allowed }));
}

/** The sources of a contradiction's values, the user's before the scenario's. */
function culprit(involved: readonly DocumentPath[], layers: readonly Layer[]): ReturnType<Layer['nameOf']> {
  for (const candidates of [layers.slice(0, -1), layers]) {
    for (const path of involved) {
      const layer = candidates.find(({ document }) => valueAt(document, path) !== undefined);
      if (layer !== undefined) return layer.nameOf(path);
    }
  }
  return { path: 'the defaults', from: 'scenario' };
}

function overlap(one: DocumentPath, other: DocumentPath): boolean {
  return one.slice(0, other.length).every((part, i) => part === other[i]);
}

/** The result of `config check`: problems, or the plan that the file gives. */
export interface ConfigCheck {
  readonly problems: readonly ConfigProblem[];
  readonly resolution?: Resolution;
}

/** Checks a configuration file's text by itself, over the default scenario, without flags and environment. */
export function checkConfig(path: string, text: string): ConfigCheck {
  return tryResolveConfig({ flags: {}, environment: {}, file: { path, text } });
}
