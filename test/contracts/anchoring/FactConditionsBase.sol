// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Fact, FactKind} from "../../../contracts/anchoring/Fact.sol";
import {IFactConditions} from "../../../contracts/anchoring/IFactConditions.sol";
import {FactProof} from "../../../contracts/anchoring/ISideChain.sol";
import {AgreementState} from "../../../contracts/data/INegotiations.sol";
import {Consent, Deal, Leg} from "../../../contracts/settlement/Deal.sol";
import {ClientId} from "../../../contracts/types/ClientId.sol";
import {FactId} from "../../../contracts/types/FactId.sol";
import {SettlementBase} from "../settlement/SettlementBase.sol";
import {ScriptedSideChain} from "./ScriptedSideChain.sol";

/// @notice Acme pays basin, and asks for a fact of another chain.
abstract contract FactConditionsBase is SettlementBase {
    ClientId internal constant CLIENT = ClientId.wrap("the other chain");
    bytes32 internal constant KEY = "an agreement";
    uint256 internal constant MAX_AGE = 10 minutes;
    uint40 internal constant END = uint40(START + 30 days);

    ScriptedSideChain internal other;
    IFactConditions internal conditions;
    FactId internal fact;

    function setUp() public virtual override {
        super.setUp();
        other = new ScriptedSideChain();
        conditions = IFactConditions(deploy("FactConditions", abi.encode(settlement, other, other)));
        fact = conditions.factIdOf(factOf(FactKind.AgreementActive));
        issue(yuan, acme.maker, 1000);
        issue(euro, basin.maker, 100);
    }

    function factOf(FactKind kind) internal pure returns (Fact memory) {
        return Fact(CLIENT, kind, KEY);
    }

    /// @dev The agreement is `state` at a height, whose header is `age` seconds old.
    function observe(uint64 number, AgreementState state, uint256 age) internal returns (bool) {
        other.setTime(number, uint48(block.timestamp - age));
        other.setAgreement(number, KEY, state, END);
        return observe(FactKind.AgreementActive, number);
    }

    function observe(FactKind kind, uint64 number) internal returns (bool) {
        return conditions.observe(factOf(kind), FactProof(number, new bytes[](0), new bytes[](0)));
    }

    /// @dev What acme asks for.
    function conditionLeg() internal view returns (Leg memory) {
        return Leg(conditions, uint256(fact.raw()), acme.maker, address(conditions), MAX_AGE);
    }

    /// @dev Acme's yuan against basin's euro, where the fact holds.
    function conditional() internal view returns (Deal memory deal) {
        deal = Deal(new Leg[](3), "contract", false, DEADLINE);
        deal.legs[0] = conditionLeg();
        deal.legs[1] = legOf(yuan, acme.maker, basin.maker, 700);
        deal.legs[2] = legOf(euro, basin.maker, acme.maker, 90);
    }

    function consentsTo(Deal memory deal) internal view returns (Consent[] memory) {
        return list(consentOf(acme, deal, 1), consentOf(basin, deal, 1));
    }

    function settle(Deal memory deal) internal {
        settlement.settle(deal, consentsTo(deal));
    }

    function expectRefused(Deal memory deal, bytes memory reason) internal {
        Consent[] memory consents = consentsTo(deal);
        expectError(reason);
        settlement.settle(deal, consents);
        vm.assertEq(yuan.balanceOf(acme.maker), 1000, "nothing moved");
        vm.assertEq(euro.balanceOf(basin.maker), 100, "nothing moved");
    }
}
