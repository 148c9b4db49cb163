const MAX_POSITIONAL = 3;

/** Pure code is given the time: it may read a date that it was handed, never ask what time it is. */
const noClock = {
  create(context) {
    const report = (node) => context.report({ node, message: 'Pure code gets the time as an input.' });
    return {
      NewExpression(node) {
        if (node.callee.name === 'Date' && node.arguments.length === 0) report(node);
      },
      CallExpression(node) {
        if (node.callee.name === 'Date') report(node);
      },
    };
  },
};

/** More than three things are told by name; the transaction, which goes first, is not one of them. */
const maxPositional = {
  create(context) {
    const check = (node) => {
      const method = node.parent;
      const isConstructor = method?.type === 'MethodDefinition' && method.kind === 'constructor';
      // In a controller the framework gives the parameters, each named by its decorator.
      const given = node.params.some((parameter) => parameter.decorators?.length > 0);
      const count = node.params.filter((parameter) => parameter.name !== 'tx').length;
      if (isConstructor || given || count <= MAX_POSITIONAL) return;
      const message = `${count} positional parameters; more than ${MAX_POSITIONAL} go into an object.`;
      context.report({ node, message });
    };
    return { FunctionDeclaration: check, FunctionExpression: check, ArrowFunctionExpression: check };
  },
};

export default {
  meta: { name: 'house' },
  rules: { 'no-clock': noClock, 'max-positional': maxPositional },
};
