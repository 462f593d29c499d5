// The function app on a plan that scales to zero, reaching everything as its identity.
import { texts } from 'types.bicep'

@description('Region of the app.')
param location string

@description('Name of the function app.')
param name string

@description('Name of the plan.')
param planName string

@description('Tags of every resource.')
param tags texts

@description('Resource id of the identity the app runs as.')
param identityId string

@description('Client id of that identity.')
param identityClientId string

@description('Endpoints of the storage account.')
param storage {
  @description('Blob endpoint, with a slash at the end.')
  blobEndpoint: string

  @description('Queue endpoint.')
  queueEndpoint: string

  @description('Table endpoint.')
  tableEndpoint: string
}

@description('Settings of the app itself, such as Summarizer__Provider.')
param settings texts

@description('Connection string of Application Insights; it names the resource and carries no right to write to it.')
param insightsConnectionString string

@description('Log Analytics workspace that records the app.')
param workspaceId string

@minValue(40)
@maxValue(1000)
@description('Instances at most.')
param maximumInstanceCount int

@description('Memory of an instance in MB.')
param instanceMemoryMB 512 | 2048 | 4096

@minValue(1)
@maxValue(1000)
@description('HTTP requests that one instance answers at a time.')
param httpConcurrency int

@description('Subnet that the app goes out through; empty for none.')
param subnetId string

@description('Public IPv4 addresses or ranges that may call HTTP besides Event Grid; empty lets everyone knock, and the function key decides.')
param allowedIpAddresses string[]

@description('Application (client) id whose tokens are accepted in front of the HTTP functions; empty for function keys alone.')
param entraClientId string

@description('Tenant that issues those tokens.')
param entraTenantId string

var names = loadJsonContent('names.json')

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  // azd finds the app by this tag.
  tags: union(tags, { 'azd-service-name': 'api' })
  kind: 'functionapp,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
      ipSecurityRestrictionsDefaultAction: empty(allowedIpAddresses) ? 'Allow' : 'Deny'
      ipSecurityRestrictions: empty(allowedIpAddresses)
        ? []
        : concat(
            [{ name: 'event-grid', priority: 100, action: 'Allow', tag: 'ServiceTag', ipAddress: 'AzureEventGrid' }],
            map(allowedIpAddresses, (address, index) => {
              name: 'allowed-${index}'
              priority: 200 + index
              action: 'Allow'
              ipAddress: contains(address, '/') ? address : '${address}/32'
            })
          )
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.blobEndpoint}${names.containers.package}'
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
        }
      }
      scaleAndConcurrency: {
        maximumInstanceCount: maximumInstanceCount
        instanceMemoryMB: instanceMemoryMB
        triggers: { http: { perInstanceConcurrency: httpConcurrency } }
      }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
    }
  }

  resource appSettings 'config' = {
    name: 'appsettings'
    properties: union(
      {
        AzureWebJobsStorage__blobServiceUri: storage.blobEndpoint
        AzureWebJobsStorage__queueServiceUri: storage.queueEndpoint
        AzureWebJobsStorage__tableServiceUri: storage.tableEndpoint
        AzureWebJobsStorage__credential: 'managedidentity'
        AzureWebJobsStorage__clientId: identityClientId
        AZURE_CLIENT_ID: identityClientId
        APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnectionString
        APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
      },
      settings
    )
  }

  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }

  resource authentication 'config' = if (!empty(entraClientId)) {
    name: 'authsettingsV2'
    properties: {
      platform: { enabled: true }
      globalValidation: {
        requireAuthentication: true
        unauthenticatedClientAction: 'Return401'
        // Event Grid shows the extension's system key there, not a token.
        excludedPaths: ['/runtime/webhooks/blobs']
      }
      identityProviders: {
        azureActiveDirectory: {
          enabled: true
          registration: {
            clientId: entraClientId
            openIdIssuer: '${environment().authentication.loginEndpoint}${entraTenantId}/v2.0'
          }
          validation: { allowedAudiences: [entraClientId, 'api://${entraClientId}'] }
        }
      }
      login: { tokenStore: { enabled: false } }
    }
  }
}

// The newest version of this type; the one stable version, of 2016, allows a single setting per resource.
#disable-next-line use-recent-api-versions
resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'app'
  scope: app
  properties: {
    workspaceId: workspaceId
    // The app's own logs reach Application Insights already; here only what the platform says about it.
    logs: [{ category: 'AppServiceAuthenticationLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

output id string = app.id
output name string = app.name
output host string = app.properties.defaultHostName
