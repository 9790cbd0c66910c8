import type { ApolloServerPlugin, BaseContext, GraphQLRequestContext } from '@apollo/server';
import type { Stores } from '@concord/sql';
import type { Logger } from 'pino';
import { getArgumentValues, Kind, OperationTypeNode, type FieldNode, type GraphQLField, type GraphQLSchema, type SelectionSetNode } from 'graphql';
import { LOCAL_VIEWER, NOBODY, type Viewer } from '../../store/viewer.js';

/** Questions that lead to cases or to people one by one. */
const DRILLS: ReadonlySet<string> = new Set(['boardPerson', 'boardRoundPerson', 'case', 'cases', 'deadlines', 'excellentOfCase', 'journey', 'records', 'rejects', 'restatements']);
/** Questions about nobody's cases: what there is to ask, and who asks. */
const IDLE: ReadonlySet<string> = new Set(['boardRules', 'catalogue', 'freshness', 'profile', 'recordKinds', 'viewer']);
/** Acts that write down more exactly what they did. */
const TOLD: ReadonlySet<string> = new Set(['actBy', 'addPerson', 'grantRole', 'makeToken', 'publishPack', 'publishTables', 'removeReportTemplate', 'resetPassword', 'revokeGrant', 'revokeToken', 'saveReportTemplate', 'setPersonActive', 'verifyPack', 'withdrawPublication']);
/** What people write, and what a file holds, is kept where it belongs and not once more here. */
const WRITTEN: ReadonlySet<string> = new Set(['because', 'comment', 'contact', 'en', 'evidence', 'file', 'known', 'note', 'owner', 'profile', 'reason', 'rhythm', 'summary', 'text', 'title', 'what', 'words', 'zh']);
const LONGEST = 200;
const MOST = 50;

interface Context extends BaseContext {
  readonly viewer?: Viewer;
}

/** An argument as the log keeps it: which, of what, from when; never what somebody wrote. */
export function kept(value: unknown): unknown {
  if (typeof value === 'string') return value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
  if (Array.isArray(value)) return value.length > MOST ? [...value.slice(0, MOST).map(kept), `… ${String(value.length)}`] : value.map(kept);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).flatMap(([name, one]) => (WRITTEN.has(name) ? [] : [[name, kept(one)]])));
}

/** Null where they are none that the contract takes: such a question was refused before it was asked. */
function argsOf(field: GraphQLField<unknown, unknown>, node: FieldNode, variables: Record<string, unknown> | undefined): unknown {
  try {
    return kept(getArgumentValues(field, node, variables));
  } catch {
    return null;
  }
}

/** The fields of a selection, also those within fragments. A document that was validated holds no fragment within itself. */
const fieldsOf = ({ selections }: SelectionSetNode, fragments: ReadonlyMap<string, SelectionSetNode>): FieldNode[] =>
  selections.flatMap((one) => {
    if (one.kind === Kind.FIELD) return [one];
    const inner = one.kind === Kind.INLINE_FRAGMENT ? one.selectionSet : fragments.get(one.name.value);
    return inner === undefined ? [] : fieldsOf(inner, fragments);
  });

function asked(schema: GraphQLSchema, { document, operation, request }: GraphQLRequestContext<Context>): { readonly field: string; readonly args: unknown }[] {
  if (operation === undefined) return [];
  const fragments = new Map((document?.definitions ?? []).flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one.selectionSet] as const] : [])));
  const root = schema.getRootType(operation.operation);
  return fieldsOf(operation.selectionSet, fragments).flatMap((node) => {
    const field = root?.getFields()[node.name.value];
    return field === undefined ? [] : [{ field: field.name, args: argsOf(field, node, request.variables) }];
  });
}

/**
 * Writes into the log what somebody asked or did, whether or not it was answered, before the answer is sent. Whoever sits at a machine that nobody else can reach
 * is not watched while reading.
 */
export function auditPlugin({ operational }: Stores, log: Logger): ApolloServerPlugin<Context> {
  return {
    requestDidStart: () => Promise.resolve({
      willSendResponse: async (context) => {
        const { contextValue: { viewer }, operation, response: { body }, schema } = context;
        if (viewer === undefined || viewer.id === NOBODY.id || operation === undefined) return;
        const isMutation = operation.operation === OperationTypeNode.MUTATION;
        if (!isMutation && viewer.id === LOCAL_VIEWER.id) return;
        const fields = asked(schema, context);
        const codes = body.kind === 'single' ? (body.singleResult.errors ?? []).map(({ extensions }) => String(extensions?.['code'])) : [];
        if (codes.length === 0 && fields.every(({ field }) => (isMutation ? TOLD : IDLE).has(field))) return;
        const action = isMutation ? 'changed' : fields.some(({ field }) => DRILLS.has(field)) ? 'drilled' : 'saw';
        const written = operational.auditLog.add(viewer.id, action, { operation: operation.name?.value ?? null, fields, ...(viewer.seenAs === undefined ? {} : { as: viewer.seenAs }), ...(codes.length === 0 ? {} : { refused: [...new Set(codes)] }) });
        // Whoever only looks at figures does not wait for the disk; what leads to cases or changes something is on it before it is answered.
        // What was refused is told all the same: the reason may be that nothing can be written.
        const mustStand = action !== 'saw' && codes.length === 0;
        const told = mustStand ? written : written.catch((error: unknown) => { log.error({ err: error }, 'what somebody asked could not be written down'); });
        if (action !== 'saw') await told;
      },
    }),
  };
}
