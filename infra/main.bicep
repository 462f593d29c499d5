// Serverless Summarizer: everything but the event subscription (events.bicep, after the code is deployed).
targetScope = 'resourceGroup'

import { texts } from 'types.bicep'

@minLength(3)
@maxLength(14)
@description('Short lower-case name; every resource name is derived from it.')
param name string

@description('Region of every resource.')
param location string = resourceGroup().location

@description('Name of the azd environment; a tag only.')
param environmentName string = name

@description('Tags put on every resource.')
param tags texts = {}

@description('Who writes the summaries: a model deployment of our own or existing, or sentences of the article itself (no model, no cost).')
param modelProvider 'azure-openai' | 'extractive' = 'azure-openai'

@description('The model deployment that is made unless existingModelAccountId is given.')
param model {
  @description('Name of the model.')
  name: string

  @description('Version of the model.')
  version: string

  @description('Where requests may be processed.')
  sku: 'GlobalStandard' | 'DataZoneStandard' | 'Standard'

  @minValue(1)
  @description('Capacity in thousands of tokens a minute.')
  capacity: int
} = {
  name: 'gpt-4.1-mini'
  version: '2025-04-14'
  sku: 'GlobalStandard'
  capacity: 50
}

@description('Region of the model account, where the model is not offered in the other resources\' region.')
param modelLocation string = location

@description('Restore a soft-deleted model account of the same name; needed once after a deletion.')
param restoreModelAccount bool = false

@description('Resource id of an existing Azure OpenAI account to use instead of a new one; empty for a new one.')
param existingModelAccountId string = ''

@description('Deployment of the existing account that is asked.')
param existingModelDeployment string = ''

@description('Put the app into a virtual network and reach storage and model over private endpoints.')
param vnetEnabled bool = false

@description('Address range of the virtual network, /24 or larger.')
param vnetAddressPrefix string = '10.40.0.0/24'

@description('Public IPv4 addresses or ranges of those who upload articles and call HTTP, where the network is closed to others.')
param allowedIpAddresses string[] = []

@description('Ask for an Entra token in front of the HTTP functions, besides the function key.')
param entraAuthEnabled bool = false

@description('Application (client) id whose tokens are accepted; needed with entraAuthEnabled.')
param entraClientId string = ''

@description('Tenant that issues those tokens.')
param entraTenantId string = tenant().tenantId

@description('Redundancy of the storage account.')
param storageSku 'Standard_LRS' | 'Standard_ZRS' | 'Standard_GRS' = 'Standard_LRS'

@minValue(1)
@maxValue(365)
@description('Days that a deleted or overwritten article can be restored.')
param articleRestoreDays int = 7

@minValue(1)
@description('Days that results are kept by content, so that the same article is not paid for again.')
param stateRetentionDays int = 90

@minValue(40)
@maxValue(1000)
@description('Instances of the app at most; times Summarizer__MaxConcurrentCalls it bounds what is asked of the model at once.')
param maximumInstanceCount int = 40

@description('Memory of an instance in MB.')
param instanceMemoryMB 512 | 2048 | 4096 = 2048

@minValue(1)
@maxValue(1000)
@description('HTTP requests that one instance answers at a time.')
param httpConcurrency int = 16

@minValue(30)
@maxValue(730)
@description('Days that logs are kept.')
param logRetentionDays int = 30

@minValue(-1)
@description('Gigabytes of logs a day after which no more are taken; -1 for no limit.')
param logDailyCapGb int = 1

@description('Mail address that receives alerts and budget notices; empty for none.')
param alertEmail string = ''

@minValue(0)
@description('Budget of this resource group a month, in the currency of the subscription; 0 for none.')
param monthlyBudget int = 0

@description('First day of the month the budget starts in.')
param budgetStartDate string = utcNow('yyyy-MM-01')

@description('More settings of the app, such as Summarizer__KeyFacts; see the README.')
param appSettings texts = {}

var suffix = uniqueString(resourceGroup().id, name)
var identityName = 'id-${name}-${suffix}'
var storageName = take('st${toLower(replace(name, '-', ''))}${suffix}', 24)
var modelAccountName = 'oai-${name}-${suffix}'
var allTags = union({ 'azd-env-name': environmentName, workload: 'serverless-summarizer' }, tags)
var usesModel = modelProvider == 'azure-openai'
var makesModel = usesModel && empty(existingModelAccountId)
var existingModel = split(existingModelAccountId, '/')

module identity 'identity.bicep' = {
  params: { location: location, name: identityName, tags: allTags }
}

module insights 'insights.bicep' = {
  params: {
    location: location
    workspaceName: 'log-${name}-${suffix}'
    insightsName: 'appi-${name}-${suffix}'
    tags: allTags
    retentionDays: logRetentionDays
    dailyCapGb: logDailyCapGb
    principalId: identity.outputs.principalId
    identityName: identityName
  }
}

module storage 'storage.bicep' = {
  params: {
    location: location
    name: storageName
    tags: allTags
    sku: storageSku
    firewallEnabled: vnetEnabled
    allowedIpAddresses: allowedIpAddresses
    articleRestoreDays: articleRestoreDays
    stateRetentionDays: stateRetentionDays
    principalId: identity.outputs.principalId
    identityName: identityName
    workspaceId: insights.outputs.workspaceId
  }
}

module ownModel 'model.bicep' = if (makesModel) {
  params: {
    location: modelLocation
    name: modelAccountName
    tags: allTags
    deployment: model
    restore: restoreModelAccount
    privateOnly: vnetEnabled
  }
}

module ownModelAccess 'modelAccess.bicep' = if (makesModel) {
  params: {
    accountName: modelAccountName
    principalId: identity.outputs.principalId
    identityName: identityName
    workspaceId: insights.outputs.workspaceId
    diagnosticsName: 'summarizer-${suffix}'
  }
  dependsOn: [ownModel]
}

module existingModelAccess 'modelAccess.bicep' = if (usesModel && !makesModel) {
  scope: resourceGroup(existingModel[2], existingModel[4])
  params: {
    accountName: last(existingModel)
    principalId: identity.outputs.principalId
    identityName: identityName
    workspaceId: insights.outputs.workspaceId
    diagnosticsName: 'summarizer-${suffix}'
  }
}

module network 'network.bicep' = if (vnetEnabled) {
  params: {
    location: location
    name: 'vnet-${name}-${suffix}'
    tags: allTags
    addressPrefix: vnetAddressPrefix
  }
}

var storageParts = ['blob', 'queue', 'table']

module storageEndpoints 'privateEndpoint.bicep' = [
  for part in storageParts: if (vnetEnabled) {
    params: {
      location: location
      name: 'pep-${part}-${suffix}'
      tags: allTags
      subnetId: network!.outputs.endpointSubnetId
      networkId: network!.outputs.id
      targetId: storage.outputs.id
      groupId: part
      zoneName: 'privatelink.${part}.${environment().suffixes.storage}'
    }
  }
]

module modelEndpoint 'privateEndpoint.bicep' = if (vnetEnabled && usesModel) {
  params: {
    location: location
    name: 'pep-model-${suffix}'
    tags: allTags
    subnetId: network!.outputs.endpointSubnetId
    networkId: network!.outputs.id
    targetId: makesModel ? ownModel!.outputs.id : existingModelAccountId
    groupId: 'account'
    zoneName: 'privatelink.openai.azure.com'
  }
}

var modelSettings = usesModel
  ? {
      Summarizer__Provider: 'azure-openai'
      Summarizer__Endpoint: makesModel ? ownModel!.outputs.endpoint : existingModelAccess!.outputs.endpoint
      Summarizer__Model: makesModel
        ? ownModel!.outputs.deploymentName
        : empty(existingModelDeployment)
            ? fail('existingModelAccountId needs existingModelDeployment: which deployment is asked?')
            : existingModelDeployment
    }
  : { Summarizer__Provider: 'extractive' }

module app 'app.bicep' = {
  params: {
    location: location
    name: 'func-${name}-${suffix}'
    planName: 'asp-${name}-${suffix}'
    tags: allTags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    storage: {
      blobEndpoint: storage.outputs.blobEndpoint
      queueEndpoint: storage.outputs.queueEndpoint
      tableEndpoint: storage.outputs.tableEndpoint
    }
    settings: union(modelSettings, appSettings)
    insightsConnectionString: insights.outputs.connectionString
    workspaceId: insights.outputs.workspaceId
    maximumInstanceCount: maximumInstanceCount
    instanceMemoryMB: instanceMemoryMB
    httpConcurrency: httpConcurrency
    subnetId: vnetEnabled ? network!.outputs.appSubnetId : ''
    allowedIpAddresses: vnetEnabled ? allowedIpAddresses : []
    entraClientId: !entraAuthEnabled
      ? ''
      : empty(entraClientId) ? fail('entraAuthEnabled needs entraClientId: whose tokens are accepted?') : entraClientId
    entraTenantId: entraTenantId
  }
  // The app's package and triggers are reached over the endpoints from its first second on.
  dependsOn: [storageEndpoints, modelEndpoint, ownModelAccess]
}

module topic 'topic.bicep' = {
  params: {
    location: location
    name: 'egst-${name}-${suffix}'
    tags: allTags
    storageName: storageName
    workspaceId: insights.outputs.workspaceId
  }
  dependsOn: [storage]
}

module monitoring 'monitoring.bicep' = {
  params: {
    location: location
    name: name
    tags: allTags
    suffix: suffix
    workspaceId: insights.outputs.workspaceId
    topicId: topic.outputs.id
    alertEmail: alertEmail
    monthlyBudget: monthlyBudget
    budgetStartDate: budgetStartDate
  }
}

output AZURE_RESOURCE_GROUP string = resourceGroup().name
output AZURE_FUNCTION_APP_NAME string = app.outputs.name
output AZURE_EVENT_TOPIC_NAME string = topic.outputs.name
output AZURE_STORAGE_ACCOUNT_NAME string = storage.outputs.name
output AzureWebJobsStorage__blobServiceUri string = storage.outputs.blobEndpoint
output AzureWebJobsStorage__queueServiceUri string = storage.outputs.queueEndpoint
output Summarizer__Provider string = modelProvider
output Summarizer__Endpoint string = modelSettings.?Summarizer__Endpoint ?? ''
output Summarizer__Model string = modelSettings.?Summarizer__Model ?? ''
output SUMMARIES_URI string = 'https://${app.outputs.host}/api/summaries'
