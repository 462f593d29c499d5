using System.Text;

namespace Serverless.LocalHost.Triggers;

/// <summary>The text of a queue message, which is base64 by the rule of Functions and plain when somebody did not know the rule.</summary>
internal static class QueueMessageText
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Decode(string body, bool base64)
    {
        if (!base64)
        {
            return body;
        }

        try
        {
            return s_strict.GetString(Convert.FromBase64String(body));
        }
        catch (Exception e) when (e is FormatException or DecoderFallbackException)
        {
            return body;
        }
    }
}
