import type { Statement } from '../../src/engine/engine.js';
import { Bindings } from '../../src/question/bindings.js';
import { recordsUpTo } from '../../src/record/in-force.js';
import { posts, recordsOfPeople } from '../../src/record/people/names.js';

interface Asked {
  readonly dataset: string;
  readonly asOfLoad: number;
}

/** Trainings as of a load, newest first; one that was held on several days is several. For viewers who may see every case. Columns: training, held_on, topic, topic_en, kind ('' where not told), hours (null where not told), mediators (those who took part, under their names in use). */
export function compileTrainings({ dataset, asOfLoad }: Asked): Statement {
  const bindings = new Bindings();
  const inForce = recordsOfPeople('training', recordsUpTo(bindings.bind(asOfLoad, 'UInt32')));
  return bindings.statement(
    "SELECT fields['training'] AS training, fields['held_on'] AS held_on, max(fields['topic']) AS topic, max(fields['topic_en']) AS topic_en, max(fields['kind']) AS kind, max(toFloat64OrNull(fields['hours'])) AS hours, " +
    `arraySort(groupUniqArray(fields['mediator'])) AS mediators FROM (${inForce}) WHERE dataset = ${bindings.bind(dataset, 'String')} GROUP BY training, held_on ORDER BY held_on DESC, training`,
  );
}

/** Hours of training of whoever is in a post on a day, as of a load, under the name in use. Columns: mediator, team, hours (what the post says; null where not told), of_records (hours of the trainings on record in the twelve months up to the day, each once, under however many names it was recorded), of_drills (those of them that were drills). */
export function compileTrainingHours({ dataset, asOfLoad }: Asked, on: string): Statement {
  const bindings = new Bindings();
  const upTo = recordsUpTo(bindings.bind(asOfLoad, 'UInt32'));
  const [of, day] = [`dataset = ${bindings.bind(dataset, 'String')}`, bindings.bind(on, 'Date')];
  return bindings.statement(
    'SELECT p.mediator AS mediator, p.team AS team, p.hours AS hours, t.hours AS of_records, t.drills AS of_drills FROM ' +
    `(SELECT fields['mediator'] AS mediator, argMax(fields['team'], valid_from) AS team, argMax(toFloat64OrNull(fields['training_hours']), valid_from) AS hours FROM (${posts(upTo)}) ` +
    `WHERE ${of} AND valid_from <= ${day} AND ifNull(valid_to >= ${day}, 1) GROUP BY mediator) AS p LEFT JOIN ` +
    `(SELECT mediator, sum(told) AS hours, sumIf(told, kind = 'drill') AS drills FROM (SELECT fields['mediator'] AS mediator, max(toFloat64OrZero(fields['hours'])) AS told, max(fields['kind']) AS kind FROM (${recordsOfPeople('training', upTo)}) ` +
    `WHERE ${of} AND toDate(fields['held_on']) <= ${day} AND toDate(fields['held_on']) > addYears(${day}, -1) GROUP BY mediator, fields['training'], fields['held_on']) GROUP BY mediator) AS t ON p.mediator = t.mediator ORDER BY mediator`,
  );
}
