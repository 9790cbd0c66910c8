/** The sentences of signing in, in Chinese. */
export const identityZhCN = {
  title: '登录', login: '用户名', password: '口令', enter: '登录', entering: '正在登录', name: '姓名', code: '控制台上的一次性代码', make: '建立管理员',
  refused: '用户名或口令不对，或暂时不能登录（连续多次失败后须等 15 分钟）。', refusedCode: '代码不对或已过期；重启服务会给出新的代码。', bad: '口令须为 12 至 128 个字符，其余各项不能为空。', failed: '无法连接服务器，请检查网络。',
  first: '这里还没有任何用户。服务启动时在控制台上显示了一个一次性代码，凭它建立第一位管理员；半小时内有效。', ended: '登录已结束，请重新登录。', out: '退出', outEverywhere: '退出所有设备', person: '当前用户',
};

/** Those of another language have the same keys. */
export type IdentityMessages = typeof identityZhCN;
