using System.Buffers;
using System.Text.RegularExpressions;

namespace Serverless.Verifying.Injection;

/// <summary>What orders to a model look like. An order has the form of an order: "he told the model to ignore its instructions" is news about one.</summary>
internal static partial class InjectionPatterns
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    // Where an order can start: a sentence, a clause, or behind a word that urges.
    private const string Order = @"(^|[.:;!?,>\])–—\-""“'*#]\s*|\b(please|now|must|should|shall|you|and|then|instead|immediately|just|simply|always|never|not|kindly|only|also|will|first|therefore)\s+)";

    private const string Model = @"(a\.?i\.?|a\.?i\.? (model|assistant|system|agent|summari[sz]er)|(large )?language models?|l\.?l\.?ms?|assistants?|chat ?bots?|gpt(-?\d\S*)?|chatgpt|claude|gemini|copilot|llama|summari[sz]ers?|summari[sz]ation (model|system|tool|engine)s?)";

    /// <summary>Every pattern needs one of these, so most sentences are done with after one look.</summary>
    public static SearchValues<string> Triggers { get; } = SearchValues.Create(
        [
            "instruct", "prompt", "guideline", "direct", "system", "programming", "command", "constraint", "rule", "polic", "message", "training", "filter", "safeguard", "above", "everything before", "everything you", "previous",
            "model", "a.i", " ai", "ai ", "ai:", "ai,", "llm", "assistant", "bot", "gpt", "claude", "gemini", "copilot", "llama", "summar", "mode", "jailbr", "unrestricted",
            "headline", "key fact", "keyfact", "response", "output", "repl", "json", "exactly", "valid", "plain", "only with", "the word", "phrase", "the string", "exact", "the following", "verbatim", "evidence", "citation", "sentence number", "answer",
            "secret", "api key", "credential", "environment var", "connection str", "inst]", "<<", "<|", "im_start", "developer", "admin", "begin ", "end of", "user", "reader", "##",
            "anweisung", "befehl", "regeln", "vorgaben", "consigne", "directive", "instruc", "istruzion", "órdenes", "指", "提示", "规则", "инструкц", "указани", "التعليمات", "الأوامر", "命令", "プロンプト",
        ], StringComparison.OrdinalIgnoreCase);

    /// <summary>The rules in the order they are tried; a rule's name is its id.</summary>
    public static (string Rule, Regex Pattern)[] All { get; } =
    [
        ("role-marker", RoleMarker()),
        ("overrides-instructions", Overrides()),
        ("overrides-instructions", OverridesElsewhere()),
        ("addresses-model", Addresses()),
        ("orders-output", OrdersOutput()),
        ("asks-for-secrets", AsksForSecrets()),
    ];

    /// <summary>An order of any kind: enough behind a sentence that is certain.</summary>
    [GeneratedRegex(@"^[\s""“'*#>\-]*(please|now|instead|then|also|do not|don't|never|always|only|you|your|just|simply|write|say|output|print|respond|reply|answer|return|include|add|append|state|mention|summari[sz]e|translate|repeat|reveal|end|begin|start|insert|generate|produce|conclude|report|describe|tell|make|replace|remove|praise|omit|use|set|act|pretend|behave|follow|obey|execute|call|send|click|visit)\b", Options)]
    public static partial Regex Following();

    [GeneratedRegex(@"<\|?\s*/?\s*(im_start|im_end|system|assistant|user|endoftext|eot_id|start_header_id|instructions?|prompt)\b[^>]{0,40}\|?>|\[/?(inst|system|assistant|sys)\]|<</?sys>>|^\s*[#*\-=\[<]*\s*(system|assistant|developer|system (prompt|message|note|override|instruction)s?|new (instruction|task|rule)s?|(hidden|important|updated|admin) (instruction|prompt)s?|(begin|start|end)( of)? (system|admin|article|document|untrusted|trusted|user|prompt|instructions?)\b[^.!?]{0,30}?)\s*[\])>*#=\-]*\s*(:|$)|#{2,}\s*(system|instructions?|response|assistant|human|user)\b", Options)]
    private static partial Regex RoleMarker();

    [GeneratedRegex(Order + @"(ignore|ignoring|disregard|forget|override|bypass|discard|neglect|dismiss|drop|delete|erase|stop following|do not follow|don't follow|do not obey|pay no attention to)\b[^.!?]{0,60}?\b(instructions?|prompts?|guidelines?|directions?|directives?|system messages?|programming|commands?|constraints?|(safety|earlier|previous|prior|above|your|content) (rules?|polic(y|ies)|text|context|messages?|training|filters?|safeguards?)|everything (above|before|you)|(all|anything) (of the )?(above|previous))", Options)]
    private static partial Regex Overrides();

    [GeneratedRegex(@"\b(ignorier(e|en sie)|vergiss|missachte)\b[^.!?]{0,40}\b(anweisung(en)?|befehle?|regeln|vorgaben|prompts?)|\b(ignore[zr]?|oublie[zr]?)\b[^.!?]{0,40}\b(instructions|consignes|directives)\b[^.!?]{0,20}\b(précédentes|antérieures|ci-dessus)|\b(ignor[ae]|olvid[ae]|descart[ae])\b[^.!?]{0,40}\b(instrucciones|instruções|istruzioni|órdenes)|(忽略|无视|無視|忘记)[^。！？]{0,12}(指令|指示|提示|规则)|(игнорируй|игнорируйте|забудь|забудьте)[^.!?]{0,40}(инструкци|указани)|تجاهل[^.!?]{0,30}(التعليمات|الأوامر)|(指示|命令|プロンプト)[^。]{0,8}(無視|忘れ)", Options)]
    private static partial Regex OverridesElsewhere();

    [GeneratedRegex(@"\byou('re| are)( now)? (an?|the|acting as|being|in|no longer)\b[^.!?]{0,30}\b(" + Model + @"|developer mode|dan mode|jailbr\w+|unrestricted|system)\b|^[\s""“'*#>\-(\[]*(dear|hey|hi|hello|attention|attn|note (to|for)|notice (to|for)|message (to|for)|instructions? (to|for)|important(:| for| to)|to (all|any|the|every)|for (all|any|the|every))\b[^.!?:]{0,25}\b" + Model + @"\b|\b(if|when|whenever|since|because|while) (you|you're|you are|the|an|any)\b[^.!?]{0,30}\b(" + Model + @"|summari[sz](e|es|ing))\b[^.!?]{0,60}\b(must|should|please|say|write|include|output|respond|reply|state|ignore|add|mention|append|refuse|always|never|do not|don't)\b|\b(from now on|as an? " + Model + @"),? you\b|\bpretend (to be|that you|you)\b[^.!?]{0,40}\b" + Model, Options)]
    private static partial Regex Addresses();

    [GeneratedRegex(Order + @"(write|say|output|print|respond|reply|answer|return|include|add|append|state|mention|summari[sz]e|repeat|end|begin|start|insert|generate|produce|conclude|describe|put|place|use|set|replace|omit|leave out|report)\b[^.!?]{0,80}?\b((your|the|this|any|every|a|each|its) (\w+ )?(summar(y|ies)|headlines?|key ?facts?|responses?|outputs?|repl(y|ies)|json)\b|(with|in|as) (exactly|only|valid|plain)\b[^.!?]{0,30}\b(words?|phrases?|sentences?|json|text|following|string)|only with\b|the (exact )?(words?|phrase|string|following text)\b|\bverbatim\b|(evidence|citation|sentence) (number|\d))|\b(your|the) (summary|headline|response|output|reply|answer|key facts?) (must|should|shall|has to|needs to|will) (only |always |not |never )?(say|state|contain|include|be|begin|start|end|read|mention|consist|claim|report|declare|describe|conclude)\b|\bin your (summary|response|output|answer|reply)\b|\bdo(n't| not) (summari[sz]e|mention|tell the (user|reader))\b", Options)]
    private static partial Regex OrdersOutput();

    [GeneratedRegex(Order + @"(reveal|print|show|repeat|output|leak|disclose|display|expose|send|share|tell me|give me)\b[^.!?]{0,40}\b(system prompt|(hidden|secret|initial|original|your) (instructions?|prompts?|rules?)|api keys?|credentials?|environment variables?|connection strings?)", Options)]
    private static partial Regex AsksForSecrets();
}
