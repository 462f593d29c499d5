using Serverless.LocalHost.Cli;
using Serverless.LocalHost.Guardian;

return args is ["guard", .. var guarded] ? await Guard.RunAsync(guarded) : await HostCommand.RunAsync(args);
