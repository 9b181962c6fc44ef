// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Standing} from "../../../contracts/members/IMembers.sol";
import {DualApproval} from "../../../contracts/members/DualApproval.sol";
import {Consent, Deal, Leg} from "../../../contracts/settlement/Deal.sol";
import {IAsset} from "../../../contracts/settlement/IAsset.sol";
import {Cash} from "../../../contracts/settlement/Cash.sol";
import {CashIssue} from "../../../contracts/settlement/ICash.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {BANK, Roles} from "../../../contracts/types/Roles.sol";
import {SystemTest} from "../utils/SystemTest.sol";

/// @notice Two banks with money in two currencies, two organisations that hold it, and how all of them sign.
abstract contract SettlementBase is SystemTest {
    bytes32 private constant DOMAIN = keccak256(
        "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
    );
    string internal constant LEG = "Leg(address asset,uint256 id,address from,address to,uint256 amount)";
    string internal constant DEAL = "Deal(Leg[] legs,bytes32 ref,bool recourse,uint48 deadline)";
    uint48 internal constant DEADLINE = uint48(START + 1 days);

    Org internal bank;
    Org internal otherBank;
    Org internal acme;
    Org internal basin;
    Cash internal yuan;
    Cash internal euro;
    uint256 private _refs;

    function setUp() public virtual override {
        super.setUp();
        (bank, otherBank) = (admitOrg("Bank", BANK), admitOrg("Other bank", BANK));
        (acme, basin) = (admitOrg("Acme"), admitOrg("Basin"));
        yuan = open(bank, "CNY");
        euro = open(otherBank, "EUR");
    }

    /* CASH */

    function open(Org memory by, bytes3 currency) internal returns (Cash) {
        vm.prank(by.maker);
        return Cash(address(cashFactory.open(currency, "Deposit money", "D")));
    }

    /// @dev What the bank of the cash would sign next.
    function issueOf(address to, uint256 amount) internal returns (CashIssue memory) {
        return CashIssue(to, amount, bytes32(++_refs), DEADLINE);
    }

    function issue(Cash cash, address to, uint256 amount) internal {
        CashIssue memory next = issueOf(to, amount);
        cash.issue(next, approvalOf(bankOf(cash), issueDigest(cash, next)));
    }

    function bankOf(Cash cash) internal view returns (Org memory) {
        return address(cash) == address(yuan) ? bank : otherBank;
    }

    /* DEALS */

    function noLegs() internal pure returns (Leg[] memory) {
        return new Leg[](0);
    }

    function legOf(Cash cash, address from, address to, uint256 amount) internal pure returns (Leg memory) {
        return Leg(IAsset(address(cash)), 0, from, to, amount);
    }

    function dealOf(Leg memory leg) internal pure returns (Deal memory deal) {
        deal = Deal(new Leg[](1), "contract", false, DEADLINE);
        deal.legs[0] = leg;
    }

    function dealOf(Leg memory first, Leg memory second) internal pure returns (Deal memory deal) {
        deal = Deal(new Leg[](2), "contract", true, DEADLINE);
        (deal.legs[0], deal.legs[1]) = (first, second);
    }

    /// @dev Acme's yuan against basin's euro.
    function exchange() internal view returns (Deal memory) {
        return dealOf(legOf(yuan, acme.maker, basin.maker, 700), legOf(euro, basin.maker, acme.maker, 90));
    }

    function consentOf(Org memory org, Deal memory deal, uint256 nonce) internal view returns (Consent memory) {
        bytes32 digest = consentDigest(deal, nonce);
        return Consent(org.maker, nonce, signatureOf(string.concat(org.name, ": maker"), digest), "");
    }

    function dualConsentOf(Org memory org, Deal memory deal, uint256 nonce) internal view returns (Consent memory c) {
        c = consentOf(org, deal, nonce);
        c.checker = signatureOf(string.concat(org.name, ": checker"), consentDigest(deal, nonce));
    }

    function list(Consent memory one) internal pure returns (Consent[] memory consents) {
        consents = new Consent[](1);
        consents[0] = one;
    }

    function list(Consent memory one, Consent memory two) internal pure returns (Consent[] memory consents) {
        consents = new Consent[](2);
        (consents[0], consents[1]) = (one, two);
    }

    /* DIGESTS, from the text of EIP-712 and not from the contracts */

    function dealHash(Deal memory deal) internal pure returns (bytes32) {
        bytes memory legs;
        for (uint256 i = 0; i < deal.legs.length; i++) {
            legs = bytes.concat(legs, keccak256(abi.encode(keccak256(bytes(LEG)), deal.legs[i])));
        }
        bytes32 type_ = keccak256(abi.encodePacked(DEAL, LEG));
        return keccak256(abi.encode(type_, keccak256(legs), deal.ref, deal.recourse, deal.deadline));
    }

    function consentDigest(Deal memory deal, uint256 nonce) internal view returns (bytes32) {
        return consentDigest(deal, nonce, address(settlement), block.chainid);
    }

    function consentDigest(
        Deal memory deal,
        uint256 nonce,
        address verifier,
        uint256 chain
    ) internal pure returns (bytes32) {
        bytes32 type_ = keccak256(abi.encodePacked("Consent(Deal deal,uint256 nonce)", DEAL, LEG));
        bytes32 content = keccak256(abi.encode(type_, dealHash(deal), nonce));
        return typedDigest("Tallystick Settlement", verifier, chain, content);
    }

    function issueDigest(Cash cash, CashIssue memory next) internal view returns (bytes32) {
        bytes32 type_ = keccak256("CashIssue(address to,uint256 amount,bytes32 ref,uint48 deadline)");
        bytes32 content = keccak256(abi.encode(type_, next));
        return typedDigest("Deposit money", address(cash), block.chainid, content);
    }

    function typedDigest(
        string memory name,
        address verifier,
        uint256 chain,
        bytes32 content
    ) internal pure returns (bytes32) {
        return keccak256(abi.encodePacked(hex"1901", domainOf(name, verifier, chain), content));
    }

    function domainOf(string memory name, address verifier, uint256 chain) internal pure returns (bytes32) {
        return keccak256(abi.encode(DOMAIN, keccak256(bytes(name)), keccak256(bytes("1")), chain, verifier));
    }

    function approvalOf(Org memory org, bytes32 digest) internal pure returns (DualApproval memory) {
        return
            DualApproval(
                signatureOf(string.concat(org.name, ": maker"), digest),
                signatureOf(string.concat(org.name, ": checker"), digest)
            );
    }

    /* COUNCIL */

    function setStanding(OrgId org, Standing to) internal {
        asCouncil();
        members.setStanding(org, to);
    }

    function setDualControl(OrgId org) internal {
        asCouncil();
        members.setDualControl(org, true);
    }

    function setRoles(OrgId org, Roles roles) internal {
        asCouncil();
        members.setRoles(org, roles);
    }
}
