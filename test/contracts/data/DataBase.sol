// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Access} from "../../../contracts/data/Access.sol";
import {AgreementTerms} from "../../../contracts/data/AgreementTerms.sol";
import {
    ConsentMode,
    ResourceStatus,
    ResourceTerms,
    Service,
    ServiceKind,
    Visibility
} from "../../../contracts/data/ICatalog.sol";
import {EncryptionKey, KEM_X25519} from "../../../contracts/data/IEncryptionKeys.sol";
import {Offer} from "../../../contracts/data/Offer.sol";
import {NO_PRICE, Price, PriceUnit, Share} from "../../../contracts/data/Price.sol";
import {Version} from "../../../contracts/data/Version.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {AgreementId} from "../../../contracts/types/AgreementId.sol";
import {KeyId} from "../../../contracts/types/KeyId.sol";
import {NOBODY} from "../../../contracts/types/OrgId.sol";
import {ResourceId} from "../../../contracts/types/ResourceId.sol";
import {BANK, DATA_PROVIDER, INSPECTOR, Roles} from "../../../contracts/types/Roles.sol";
import {ServiceId} from "../../../contracts/types/ServiceId.sol";
import {SystemTest} from "../utils/SystemTest.sol";

/// @notice A grid company that publishes load data, a bank that asks for it, a factory that it is about, a court that decides.
abstract contract DataBase is SystemTest {
    string internal constant SUBJECT = "factory";
    string private constant PRICE_TYPE =
        "Price(address cash,uint88 amount,uint8 per,Share[] shares,address remainder)Share(address payee,uint16 basisPoints)";
    string private constant TERMS_TYPE =
        "AgreementTerms(bytes32 offer,bytes32 resource,uint32 provider,uint32 consumer,address subject,address payer,bytes32 policyHash,uint64 purposes,uint48 start,uint48 end,uint32 maxUses,uint32 usesPerPeriod,uint32 period,bool computeOnly,uint32 minGroupSize,uint32 disputeWindow,uint32 arbitrator,Price price,bytes32 previous,uint64 nonce,uint48 deadline)";
    string private constant ACCESS_TYPE =
        "Access(bytes32 agreement,uint32 seq,uint32 version,uint8 purpose,bytes32 key,bytes32 requestHash,uint48 deadline,bytes32 extractionHash,bytes32 ciphertextHash,bytes32 keyEnvelopeHash,uint64 size)";
    uint48 internal constant LATER = uint48(START + 365 days);
    bytes32 internal constant REASON = "reason";

    Org internal grid;
    Org internal bank;
    Org internal court;
    Org internal lab;
    ResourceId internal resource;
    ServiceId internal service;
    KeyId internal key;

    function setUp() public virtual override {
        super.setUp();
        grid = admitOrg("Grid", DATA_PROVIDER);
        bank = admitOrg("Bank", BANK);
        court = admitOrg("Court");
        lab = admitOrg("Lab", INSPECTOR);
        resource = create("load", termsOf(ConsentMode.None));
        service = addService("download", ServiceKind.Download);
        publish(1);
        setStatus(ResourceStatus.Active);
        key = registerKey(bank, "bank");
    }

    /* CATALOGUE */

    function termsOf(ConsentMode consent) internal pure returns (ResourceTerms memory) {
        return ResourceTerms(consent, Visibility.Members, 0, 0);
    }

    function create(bytes32 name, ResourceTerms memory terms) internal returns (ResourceId) {
        vm.prank(grid.maker);
        return catalog.create(name, terms);
    }

    function addService(bytes32 name, ServiceKind kind) internal returns (ServiceId) {
        vm.prank(grid.maker);
        return catalog.addService(name, Service(resource, kind, "interface", "endpoint"));
    }

    function setStatus(ResourceStatus to) internal {
        vm.prank(grid.maker);
        catalog.setStatus(resource, to, REASON);
    }

    function versionOf(uint32 number) internal view returns (Version memory) {
        return
            Version({
                resource: resource,
                number: number,
                metadataHash: keccak256("metadata"),
                schemaHash: keccak256("schema"),
                contentRoot: keccak256(abi.encode("root", number)),
                leaves: 17_520,
                sourceSystem: keccak256("meters"),
                method: keccak256("half-hourly"),
                collectedFrom: uint48(START - 366 days),
                collectedTo: uint48(START - 1 days),
                source: grid.id,
                deadline: LATER
            });
    }

    function publish(uint32 number) internal {
        publish(versionOf(number), "Grid: maker");
    }

    function publish(Version memory version, string memory signer) internal {
        bytes memory signature = signatureOf(signer, catalog.versionDigest(version));
        vm.prank(grid.maker);
        catalog.publish(version, signature, new bytes[](0));
    }

    function registerKey(Org memory org, string memory label) internal returns (KeyId) {
        bytes memory publicKey = abi.encode(keccak256(bytes(label)));
        vm.prank(org.maker);
        return encryptionKeys.register(EncryptionKey(KEM_X25519, publicKey, uint48(START), LATER));
    }

    /* OFFERS AND TERMS */

    function noPrice() internal pure returns (Price memory price) {}

    function priceIn(IERC20 cash, PriceUnit per) internal view returns (Price memory) {
        Share[] memory shares = new Share[](2);
        (shares[0], shares[1]) = (Share(grid.maker, 3333), Share(lab.maker, 1000));
        return Price(cash, 1001, per, shares, court.maker);
    }

    function hashOf(Price memory price) internal pure returns (bytes32) {
        bytes memory shares;
        bytes32 shareType = keccak256("Share(address payee,uint16 basisPoints)");
        for (uint256 i = 0; i < price.shares.length; i++) {
            shares = bytes.concat(shares, keccak256(abi.encode(shareType, price.shares[i])));
        }
        bytes32 type_ = keccak256(bytes(PRICE_TYPE));
        return keccak256(abi.encode(type_, price.cash, price.amount, price.per, keccak256(shares), price.remainder));
    }

    function offerOf(bytes32 salt) internal view returns (Offer memory) {
        return
            Offer({
                provider: grid.id,
                resource: resource,
                service: service,
                policyHash: keccak256("policy"),
                validFrom: uint48(START),
                validTo: LATER,
                purposes: 7,
                maxUses: 100,
                usesPerPeriod: 0,
                period: 0,
                recipientRoles: BANK,
                computeOnly: false,
                minGroupSize: 0,
                byRule: false,
                oneEach: false,
                price: NO_PRICE,
                disputeWindow: 3 days,
                arbitrator: court.id,
                salt: salt
            });
    }

    function open(Offer memory offer) internal {
        open(offer, noPrice());
    }

    function open(Offer memory offer, Price memory price) internal {
        vm.prank(grid.maker);
        agreements.openOffer(offer, price);
    }

    /// @dev Within the offer.
    function termsUnder(Offer memory offer, uint64 nonce) internal view returns (AgreementTerms memory) {
        return
            AgreementTerms({
                offer: agreements.offerIdOf(offer),
                resource: resource,
                provider: grid.id,
                consumer: bank.id,
                subject: address(0),
                payer: bank.maker,
                policyHash: offer.policyHash,
                purposes: 3,
                start: uint48(START),
                end: uint48(START + 30 days),
                maxUses: 10,
                usesPerPeriod: offer.usesPerPeriod,
                period: offer.period,
                computeOnly: offer.computeOnly,
                minGroupSize: offer.minGroupSize,
                disputeWindow: offer.disputeWindow,
                arbitrator: offer.arbitrator,
                price: offer.price,
                previous: AgreementId.wrap(0),
                nonce: nonce,
                deadline: LATER
            });
    }

    function idOf(AgreementTerms memory terms) internal view returns (AgreementId) {
        return AgreementId.wrap(digestOf(hashOf(terms)));
    }

    function hashOf(AgreementTerms memory terms) internal pure returns (bytes32) {
        return keccak256(abi.encode(keccak256(abi.encodePacked(TERMS_TYPE, PRICE_TYPE)), terms));
    }

    function digestOf(bytes32 structHash) internal view returns (bytes32) {
        return digestOf("Tallystick Agreements", address(agreements), block.chainid, structHash);
    }

    function digestOf(
        string memory name,
        address verifier,
        uint256 chain,
        bytes32 structHash
    ) internal pure returns (bytes32) {
        bytes32 type_ = keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
        bytes32 domain = keccak256(abi.encode(type_, keccak256(bytes(name)), keccak256("1"), chain, verifier));
        return keccak256(abi.encodePacked(hex"1901", domain, structHash));
    }

    /* AGREEMENTS */

    function signed(AgreementTerms memory terms, string memory signer) internal view returns (bytes memory) {
        return signatureOf(signer, AgreementId.unwrap(idOf(terms)));
    }

    function request(AgreementTerms memory terms) internal {
        agreements.request(terms, signed(terms, "Bank: maker"));
    }

    function conclude(AgreementTerms memory terms) internal {
        agreements.conclude(terms, signed(terms, "Bank: maker"), signed(terms, "Grid: maker"), 0, "");
    }

    function consentOf(AgreementTerms memory terms, uint48 deadline) internal view returns (bytes memory) {
        bytes memory type_ = abi.encodePacked(
            "SubjectConsent(AgreementTerms terms,uint48 deadline)",
            TERMS_TYPE,
            PRICE_TYPE
        );
        return signatureOf(SUBJECT, digestOf(keccak256(abi.encode(keccak256(type_), hashOf(terms), deadline))));
    }

    function withdrawalOf(AgreementId id, uint48 deadline) internal view returns (bytes memory) {
        bytes32 type_ = keccak256("SubjectWithdrawal(bytes32 agreement,bytes32 reason,uint48 deadline)");
        return signatureOf(SUBJECT, digestOf(keccak256(abi.encode(type_, id, REASON, deadline))));
    }

    /* ACCESSES */

    function accessTo(AgreementTerms memory terms, uint32 seq) internal view returns (Access memory) {
        return
            Access({
                agreement: idOf(terms),
                seq: seq,
                version: 1,
                purpose: 1,
                key: key,
                requestHash: keccak256(abi.encode("request", seq)),
                deadline: LATER,
                extractionHash: keccak256(abi.encode("extraction", seq)),
                ciphertextHash: keccak256(abi.encode("ciphertext", seq)),
                keyEnvelopeHash: keccak256(abi.encode("envelope", seq)),
                size: 1_000_000
            });
    }

    function hashOf(Access memory access) internal pure returns (bytes32) {
        return keccak256(abi.encode(keccak256(bytes(ACCESS_TYPE)), access));
    }

    function requestDigest(Access memory a) internal view returns (bytes32) {
        bytes32 type_ = keccak256(
            "AccessRequest(bytes32 agreement,uint32 seq,uint32 version,uint8 purpose,bytes32 key,bytes32 requestHash,uint48 deadline)"
        );
        return
            digestOf(
                keccak256(abi.encode(type_, a.agreement, a.seq, a.version, a.purpose, a.key, a.requestHash, a.deadline))
            );
    }

    function acknowledgementOf(Access memory access, string memory signer) internal view returns (bytes memory) {
        bytes memory type_ = abi.encodePacked("Acknowledgement(Access access)", ACCESS_TYPE);
        return signatureOf(signer, digestOf(keccak256(abi.encode(keccak256(type_), hashOf(access)))));
    }

    function serve(AgreementTerms memory terms, Access memory access) internal {
        bytes memory asked = signatureOf("Bank: device", requestDigest(access));
        bytes memory served = signatureOf("Grid: device", digestOf(hashOf(access)));
        agreements.serve(terms, access, asked, served);
    }

    function serve(AgreementTerms memory terms, uint32 seq) internal {
        serve(terms, accessTo(terms, seq));
    }
}
